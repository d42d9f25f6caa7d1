import { asMemberKey, type ChannelId, type MemberKey, type WorkspaceId } from '../quiz/ids.ts';
import type { RoundAttendance } from '../quiz/streak.ts';
import type { Database } from './database.ts';
import { type Placed, prepared } from './prepared.ts';

/** Members whose answers are read at once. */
const AT_ONCE = 50;

export type AttendanceQueries = ReturnType<typeof attendanceQueries>;

export function attendanceQueries(db: Database) {
  const attendance = prepared(db, (value: Placed<{ workspace: string; channel: string; member: string }>) =>
    db
      .selectFrom('rounds')
      .leftJoin('answers', join =>
        join.onRef('answers.round_id', '=', 'rounds.id').on('answers.member_key', '=', value('member')),
      )
      .select(['rounds.local_day', 'rounds.state', 'answers.member_key'])
      .where('rounds.workspace_id', '=', value('workspace'))
      .where('rounds.channel_id', '=', value('channel'))
      .where('rounds.state', 'in', ['open', 'closed'])
      .where('rounds.opened_at', 'is not', null)
      .orderBy('rounds.opened_at'),
  );

  return {
    /** The channel's rounds since the member's first answer there, oldest first. */
    async listAttendance(
      workspace: WorkspaceId,
      channel: ChannelId,
      member: MemberKey,
    ): Promise<RoundAttendance[]> {
      const rows = await attendance({ workspace, channel, member });
      return sinceFirst(
        rows.map(row => ({
          day: row.local_day,
          answered: row.member_key !== null,
          open: row.state === 'open',
        })),
      );
    },

    /** The same of many members, for whom the rounds are read once. */
    async listAttendances(
      workspace: WorkspaceId,
      channel: ChannelId,
      members: readonly MemberKey[],
    ): Promise<Map<MemberKey, RoundAttendance[]>> {
      const rounds = await db
        .selectFrom('rounds')
        .select(['id', 'local_day', 'state'])
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .where('state', 'in', ['open', 'closed'])
        .where('opened_at', 'is not', null)
        .orderBy('opened_at')
        .execute();
      const attendances = new Map<MemberKey, RoundAttendance[]>();
      for (let from = 0; from < members.length; from += AT_ONCE) {
        const some = members.slice(from, from + AT_ONCE);
        const answers = await db
          .selectFrom('answers')
          .select(['member_key', 'round_id'])
          .where('member_key', 'in', some)
          .where('channel_id', '=', channel)
          .execute();
        const answered = Map.groupBy(answers, row => asMemberKey(row.member_key));
        for (const member of some) {
          const ids = new Set(answered.get(member)?.map(row => row.round_id));
          const all = rounds.map(round => ({
            day: round.local_day,
            answered: ids.has(round.id),
            open: round.state === 'open',
          }));
          attendances.set(member, sinceFirst(all));
        }
      }
      return attendances;
    },
  };
}

function sinceFirst(rounds: RoundAttendance[]): RoundAttendance[] {
  const first = rounds.findIndex(({ answered }) => answered);
  return first < 0 ? [] : rounds.slice(first);
}
