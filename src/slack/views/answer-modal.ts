import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { asChannelId } from '../../quiz/ids.ts';
import type { Snapshot } from '../../quiz/snapshot.ts';
import type { Round } from '../../store/round-row.ts';
import { context } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import type { OpenedAt } from '../submission.ts';
import { joined, type Markup, mrkdwn, shorten } from '../text.ts';
import { TopicPayload } from '../topic-payload.ts';
import { answerFormBlocks } from './answer-form.ts';
import { difficultyOf } from './round-message.ts';

/** Where a form was opened. It may be submitted much later, to another process. Home and modals have no address. */
export const FormPlace = z.object({ channel: z.string(), responseUrl: z.string().optional() });

/** What a round's form was opened for and where. */
export const RoundOrigin = FormPlace.extend({ round: z.string() });
export type RoundOrigin = z.infer<typeof RoundOrigin>;
export const ROUND_FORM = 'answer-round';

export function roundForm(round: Round, origin: RoundOrigin): ModalView {
  const note = joined([difficultyOf(round), mrkdwn`Your first answer counts`], ' · ');
  return answerModal(round.snapshot, { name: ROUND_FORM, origin, note });
}

/** What a practice question's form was opened for and where. */
export const AttemptOrigin = FormPlace.extend({ attempt: z.string(), topic: TopicPayload.optional() });
export type AttemptOrigin = z.infer<typeof AttemptOrigin>;
export const ATTEMPT_FORM = 'answer-attempt';

export function attemptForm(snapshot: Snapshot, origin: AttemptOrigin): ModalView {
  const note = mrkdwn`Practice: only you see this, it does not count`;
  return answerModal(snapshot, { name: ATTEMPT_FORM, origin, note });
}

/** A question of any type with its inputs, as a modal. */
export function answerModal(
  snapshot: Snapshot,
  form: { name: string; origin: object; note: Markup },
): ModalView {
  return {
    type: 'modal',
    callback_id: form.name,
    private_metadata: JSON.stringify(form.origin),
    title: { type: 'plain_text', text: shorten('Your answer', LIMITS.modalTitle) },
    submit: { type: 'plain_text', text: 'Answer' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [...answerFormBlocks(snapshot), context(form.note)],
  };
}

/** Where to answer a submitted form; undefined when the form itself is the only place. */
export function openedAt({ channel, responseUrl }: z.infer<typeof FormPlace>): OpenedAt | undefined {
  return responseUrl === undefined ? undefined : { responseUrl, channel: asChannelId(channel) };
}
