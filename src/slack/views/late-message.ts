import type { Round } from '../../store/round-row.ts';
import { context, type Message, section } from '../blocks.ts';
import { mrkdwn } from '../text.ts';
import { readRow } from './read-row.ts';
import { factsOf } from './round-message.ts';
import { reasonsOf } from './verdict-message.ts';

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
      section(reasonsOf(round.snapshot, undefined)),
      context(factsOf(round)),
      ...readRow(round.snapshot.sectionId, sectionTitle),
    ],
  };
}
