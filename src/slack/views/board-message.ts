import type { MemberKey } from '../../quiz/ids.ts';
import { accuracyOf, type Score } from '../../quiz/standings.ts';
import type { Window } from '../../quiz/window.ts';
import { actions, context, header, type Message, section } from '../blocks.ts';
import type { Board } from '../board.ts';
import { button } from '../button.ts';
import { shareBoardButton } from '../buttons.ts';
import { lines, type Markup, mention, mrkdwn } from '../text.ts';
import { pointsOf } from './round-message.ts';

const ROWS = 10;

const TITLES: Record<Window, string> = { week: 'this week', month: 'this month', all: 'all time' };

/**
 * The board for one member, with mentions, or, without `for`, for the whole channel, with names: a board that
 * everyone sees pings nobody. The member's own row is always there.
 */
export function boardMessage(board: Board, look: { for?: MemberKey; shareable: boolean }): Message {
  const title = `Leaderboard, ${TITLES[board.window]}`;
  const rowOf = (standing: Board['standings'][number]): Markup => {
    const person = look.for === undefined ? mrkdwn`${standing.name}` : mention(standing.userId);
    const own = standing.member === look.for ? ' (you)' : '';
    return mrkdwn`*${standing.rank}.* ${person}${own} – ${scoreOf(standing)}`;
  };
  const shown = board.standings.slice(0, ROWS);
  const isRanked = board.standings.some(standing => standing.member === look.for);
  const own = board.standings.slice(ROWS).find(standing => standing.member === look.for);
  const rows = [
    ...shown.map(rowOf),
    ...(own ? [mrkdwn`…`, rowOf(own)] : []),
    ...(look.for !== undefined && !isRanked && (board.unranked || shown.length > 0)
      ? [unrankedRow(board)]
      : []),
  ];
  return {
    text: title,
    blocks: [
      header(title),
      section(
        rows.length > 0 ? lines(rows) : mrkdwn`No points here yet. The next right answer takes the lead.`,
      ),
      context(
        mrkdwn`Points of those offered since your first answer here · easy 1, medium 2, hard 3 · weeks start on Monday`,
      ),
      ...(look.shareable
        ? [
            actions(
              button(
                shareBoardButton,
                { channel: board.channel, window: board.window },
                { text: 'Share to channel', label: 'Share this leaderboard to the channel' },
              ),
            ),
          ]
        : []),
    ],
  };
}

function unrankedRow({ unranked, window }: Board): Markup {
  if (unranked) return mrkdwn`You – ${scoreOf(unranked)}`;
  return mrkdwn`You – no answer yet${window === 'all' ? '' : ` ${TITLES[window]}`}`;
}

/** `7 of 12 points, 4 of 6 right (67 %)` */
export function scoreOf(score: Score): Markup {
  const accuracy = accuracyOf(score);
  const share = accuracy === undefined ? '' : ` (${Math.round(accuracy * 100)} %)`;
  return mrkdwn`${score.points} of ${pointsOf(score.offered)}, ${score.correct} of ${score.answered} right${share}`;
}
