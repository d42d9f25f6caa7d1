import type { Deps } from '../deps.ts';
import type { ChannelId, MemberKey } from '../quiz/ids.ts';
import { type Score, type Standing, standingsOf } from '../quiz/standings.ts';
import { spanOf, type Window } from '../quiz/window.ts';
import type { BoardScore } from '../store/scores.ts';
import type { Context } from './context.ts';

export interface Board {
  channel: ChannelId;
  window: Window;
  standings: (Standing & { userId: string })[];
  /** The asking member's sums when they have no points yet, and so no rank. */
  unranked: Score | undefined;
}

/** The channel's board as it stands now; weeks and months are the channel's own. */
export async function boardOf(
  { deps, workspace, now }: Pick<Context, 'workspace' | 'now'> & { deps: Pick<Deps, 'store'> },
  channel: ChannelId,
  window: Window,
  self: MemberKey | undefined,
): Promise<Board> {
  const timeZone = (await deps.store.findTimeZone(workspace, channel)) ?? 'UTC';
  const scores = await deps.store.listScores(workspace, channel, spanOf(window, now, timeZone), self);
  const userIds = new Map(scores.map((score: BoardScore) => [score.member, score.userId]));
  const standings = standingsOf(scores).map(standing => ({
    ...standing,
    userId: userIds.get(standing.member) ?? '',
  }));
  const isRanked = standings.some(standing => standing.member === self);
  return {
    channel,
    window,
    standings,
    unranked: isRanked ? undefined : scores.find(score => score.member === self),
  };
}
