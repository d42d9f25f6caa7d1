import type { Streak } from '../../quiz/streak.ts';
import type { Tally } from '../../quiz/tally.ts';
import type { Round } from '../../store/round-row.ts';
import { context, header, type Message, section } from '../blocks.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { letterOf } from './option-letter.ts';
import { readRow } from './read-row.ts';
import { reasonBlocks } from './reason-blocks.ts';

export interface Result {
  round: Round;
  tally: Tally;
  /** Of those who answered, longest first. */
  streaks: { name: string; streak: Streak }[];
  sectionTitle: string | undefined;
}

/** A closed round in the channel: how it went and why. Nobody who was wrong is named. */
export function resultMessage({ round, tally, streaks, sectionTitle }: Result): Message {
  const { snapshot } = round;
  return {
    text: `Result: ${summaryOf(tally)}`,
    blocks: [
      header('Result'),
      section(mrkdwn`${snapshot.stem}`),
      section(mrkdwn`*${summaryOf(tally)}*\n${bars(snapshot.options.length, tally)}`),
      ...reasonBlocks(snapshot, undefined),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      context(...(streaks.length > 0 ? [streakLine(streaks)] : []), factsOf(snapshot)),
      ...readRow(snapshot.sectionId, sectionTitle),
    ],
  };
}

function summaryOf({ answered, right }: Tally): string {
  if (answered === 0) return 'Closed without an answer';
  const people = answered === 1 ? '1 answered' : `${answered} answered`;
  const were = right === 0 ? 'nobody was right' : right === 1 ? '1 was right' : `${right} were right`;
  return `${people}, ${were}`;
}

/** One bar per option, of blocks that stand for shares, with the count beside it. */
function bars(options: number, { answered, perOption }: Tally): Markup {
  return lines(
    Array.from({ length: options }, (_, position) => {
      const count = perOption[position] ?? 0;
      const length = answered === 0 ? 0 : Math.round((count / answered) * BAR_LENGTH);
      return mrkdwn`${letterOf(position)}  ${'█'.repeat(length)}${'░'.repeat(BAR_LENGTH - length)}  ${count}`;
    }),
  );
}

const BAR_LENGTH = 10;

function streakLine(streaks: Result['streaks']): Markup {
  const shown = streaks.slice(0, 10).map(({ name, streak }) => `${name} ${streak.length}`);
  const more = streaks.length > shown.length ? ` and ${streaks.length - shown.length} more` : '';
  return mrkdwn`On a streak: ${shown.join(', ')}${more}`;
}
