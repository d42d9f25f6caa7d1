import type { Streak } from '../../quiz/streak.ts';
import type { Tally } from '../../quiz/tally.ts';
import type { Round } from '../../store/round-row.ts';
import { context, header, type Message, section } from '../blocks.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';
import { factsOf } from './facts.ts';
import { readRow } from './read-row.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { tallyLines } from './tally-lines.ts';

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
      section(lines([mrkdwn`*${summaryOf(tally)}*`, ...tallyLines(snapshot, tally)])),
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

function streakLine(streaks: Result['streaks']): Markup {
  const shown = streaks.slice(0, 10).map(({ name, streak }) => `${name} ${streak.length}`);
  const more = streaks.length > shown.length ? ` and ${streaks.length - shown.length} more` : '';
  return mrkdwn`On a streak: ${shown.join(', ')}${more}`;
}
