import type { KnownBlock } from '@slack/types';
import type { MemberKey } from '../../quiz/ids.ts';
import type { Week } from '../../quiz/progress.ts';
import type { Streak } from '../../quiz/streak.ts';
import type { Answer } from '../../store/answers.ts';
import type { Round } from '../../store/round-row.ts';
import { context, header, type Message, section } from '../blocks.ts';
import type { Board } from '../board.ts';
import type { DateStyle } from '../dates.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';
import { answerLines } from './answer-lines.ts';
import { scoreOf } from './board-message.ts';
import { weekLines } from './week-lines.ts';

export interface Me {
  member: MemberKey;
  streak: Streak;
  week: Board;
  all: Board;
  sections: { title: string; answered: number; correct: number }[];
  /** Newest first. */
  latest: { answer: Answer; round: Round }[];
  weeks: Week[];
  dates: DateStyle;
}

/** More than anybody works on at once. */
const SECTIONS = 10;

/** A member's own standing in a channel, and what they answered last. */
export function meMessage(me: Me): Message {
  if (me.latest.length === 0) {
    const text =
      'You have not answered a question in a channel yet. Press a letter under the next one: your first answer counts.';
    return { text, blocks: [section(mrkdwn`${text}`), ...weekBlocks(me)] };
  }
  const { length } = me.streak;
  const weakest = me.sections.toSorted(
    (a, b) => a.correct / a.answered - b.correct / b.answered || b.answered - a.answered,
  );
  const shown = weakest.slice(0, SECTIONS);
  return {
    text: 'How you are doing',
    blocks: [
      header('How you are doing'),
      section(
        lines([
          mrkdwn`*Streak here:* ${length === 1 ? '1 round' : `${length} rounds`}`,
          mrkdwn`*This week:* ${standingOf(me.week, me.member)}`,
          mrkdwn`*All time:* ${standingOf(me.all, me.member)}`,
        ]),
      ),
      section(
        lines([
          mrkdwn`*By section*${weakest.length > 1 ? ', the weakest first' : ''}`,
          ...shown.map(({ title, correct, answered }) => mrkdwn`${title}: ${correct} of ${answered} right`),
          ...(weakest.length > shown.length ? [mrkdwn`and ${weakest.length - shown.length} more`] : []),
        ]),
      ),
      ...weekBlocks(me),
      section(mrkdwn`*Your last answers*`),
      ...me.latest.map(latest => section(answerLines(latest, me.dates))),
      context(mrkdwn`Only you see this`),
    ],
  };
}

function weekBlocks({ weeks, dates }: Me): KnownBlock[] {
  if (weeks.length === 0) return [];
  return [section(lines([mrkdwn`*Your weeks*, practice and reviews too`, ...weekLines(weeks, dates)]))];
}

function standingOf(board: Board, member: MemberKey): Markup {
  const standing = board.standings.find(candidate => candidate.member === member);
  if (standing) return mrkdwn`rank ${standing.rank}, ${scoreOf(standing)}`;
  return board.unranked ? mrkdwn`no rank yet, ${scoreOf(board.unranked)}` : mrkdwn`no answers yet`;
}
