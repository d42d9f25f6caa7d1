import type { MessageMetadata } from '@slack/types';
import type { RoundId } from '../../quiz/ids.ts';

const EVENT_TYPE = 'aif_round';

/** Travels with a round's message, so that the message can be found when the answer to posting it was lost. */
export function roundMetadata(round: RoundId): MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { round } };
}

export function isMessageOf(
  round: RoundId,
  message: { metadata?: { event_type?: string; event_payload?: object } | undefined },
): boolean {
  const { event_type, event_payload } = message.metadata ?? {};
  return (
    event_type === EVENT_TYPE &&
    event_payload !== undefined &&
    'round' in event_payload &&
    event_payload.round === round
  );
}
