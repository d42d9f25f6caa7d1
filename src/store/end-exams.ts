import { sql } from 'kysely';
import { asMemberKey, asUserId, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';
import type { Instant } from './prepared.ts';

export type EndExamQueries = ReturnType<typeof endExamQueries>;

export function endExamQueries(db: Database) {
  return {
    /** Ends an exam for good, with or without a result. False when it did not run: of two who end it, one does. */
    async endExam(id: string, end: { state: 'finished' | 'abandoned'; now: number }): Promise<boolean> {
      const row = await db
        .updateTable('exams')
        .set(exam => ({
          state: end.state,
          finished_at: exam
            .case()
            .when('ends_at', '<', end.now)
            .then(exam.ref('ends_at'))
            .else(end.now)
            .end(),
        }))
        .where('id', '=', id)
        .where('state', '=', 'running')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Exams whose time is over and that nobody ended, with whom to tell: undefined for who is gone. */
    async listOverdueExams(
      workspace: WorkspaceId,
      now: number,
      limit: number,
    ): Promise<{ id: string; owner: AttemptOwner; user: UserId | undefined }[]> {
      const rows = await overdueExams(db, now)
        .leftJoin('members', join =>
          join.onRef('members.member_key', '=', 'exams.member_key').on('members.left_at', 'is', null),
        )
        .select(['exams.id', 'exams.member_key', 'members.user_id'])
        .where('exams.workspace_id', '=', workspace)
        .orderBy('exams.ends_at')
        .orderBy('exams.id')
        .limit(limit)
        .execute();
      return rows.map(row => ({
        id: row.id,
        owner: { workspace, member: asMemberKey(row.member_key) },
        user: row.user_id === null ? undefined : asUserId(row.user_id),
      }));
    },
  };
}

/** Said in the statement itself, since SQLite takes the index of running exams only then. */
const RUNNING = sql.lit('running' as const);

export function overdueExams(db: Database, now: Instant) {
  return db.selectFrom('exams').where('exams.state', '=', RUNNING).where('exams.ends_at', '<=', now);
}
