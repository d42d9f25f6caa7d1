import { asChannelId, asMemberKey, type ChannelId, type MemberKey, type WorkspaceId } from '../quiz/ids.ts';
import type { Span } from '../quiz/window.ts';
import { type Attempt, type AttemptOwner, attemptOf } from './attempts.ts';
import type { Database } from './database.ts';
import { type Round, roundOf } from './round-row.ts';

export type HomeQueries = ReturnType<typeof homeQueries>;

/** What the Home tab asks for: one person, in all channels. */
export function homeQueries(db: Database) {
  return {
    /** Open rounds of the workspace that the member has not answered, those that close soonest first. */
    async listUnanswered(
      workspace: WorkspaceId,
      member: MemberKey | undefined,
      now: number,
    ): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll('rounds')
        .where('rounds.workspace_id', '=', workspace)
        .where('rounds.state', '=', 'open')
        .where(where => where.or([where('closes_at', 'is', null), where('closes_at', '>', now)]))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('answers')
                .select('answers.round_id')
                .whereRef('answers.round_id', '=', 'rounds.id')
                .where('answers.member_key', '=', member ?? ''),
            ),
          ),
        )
        .execute();
      return rows
        .map(roundOf)
        .toSorted((a, b) => (a.closesAt ?? Infinity) - (b.closesAt ?? Infinity) || (a.id < b.id ? -1 : 1));
    },

    /** The channels where the member has answered, the one of the newest answer first. */
    async listOwnChannels({ workspace, member }: AttemptOwner, limit: number): Promise<ChannelId[]> {
      const rows = await db
        .selectFrom('answers')
        .select(select => ['channel_id', select.fn.max('answered_at').as('last')])
        .where('member_key', '=', member)
        .where('workspace_id', '=', workspace)
        .groupBy('channel_id')
        .orderBy('last', 'desc')
        .orderBy('channel_id')
        .limit(limit)
        .execute();
      return rows.map(row => asChannelId(row.channel_id));
    },

    /**
     * Points per member in the channel's rounds that opened in the span, of those whom boards show and of `self`.
     * Members without points are left out.
     */
    async listPoints(
      workspace: WorkspaceId,
      channel: ChannelId,
      span: Span,
      self: MemberKey,
    ): Promise<{ member: MemberKey; points: number }[]> {
      const rows = await db
        .selectFrom('rounds')
        .innerJoin('answers', 'answers.round_id', 'rounds.id')
        .innerJoin('members', 'members.member_key', 'answers.member_key')
        .select(select => ['answers.member_key', select.fn.sum<number>('answers.points').as('points')])
        .where('rounds.workspace_id', '=', workspace)
        .where('rounds.channel_id', '=', channel)
        .where('rounds.state', 'in', ['open', 'closed'])
        .where('rounds.opened_at', '>=', span.from)
        .where('rounds.opened_at', '<', span.until)
        .where('answers.points', '>', 0)
        .where('members.left_at', 'is', null)
        .where(where => where.or([where('members.hidden', '=', 0), where('members.member_key', '=', self)]))
        .groupBy('answers.member_key')
        .execute();
      return rows.map(row => ({ member: asMemberKey(row.member_key), points: row.points }));
    },

    /** The member's newest answers in practice and review, newest first. */
    async listLatestAttempts({ workspace, member }: AttemptOwner, limit: number): Promise<Attempt[]> {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .where('answered_at', 'is not', null)
        .orderBy('answered_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(attemptOf);
    },
  };
}
