import type { Round } from '../../store/round-row.ts';
import { context, type Message, section } from '../blocks.ts';
import { mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { readRow } from './read-row.ts';
import { reasonBlocks } from './reason-blocks.ts';

/** Somebody answers when answering is over: nothing counts, and there is still something to learn. */
export function lateMessage(round: Round, sectionTitle: string | undefined): Message {
  const what =
    round.state === 'void'
      ? 'This question was withdrawn, so answers do not count.'
      : 'This question is closed, so your answer does not count. The next one will.';
  return {
    text: what,
    blocks: [
      section(mrkdwn`${what}`),
      ...reasonBlocks(round.snapshot, undefined),
      context(factsOf(round.snapshot)),
      ...readRow(round.snapshot.sectionId, sectionTitle),
    ],
  };
}
