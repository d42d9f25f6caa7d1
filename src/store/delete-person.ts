import {
  asMemberKey,
  asRoundId,
  type MemberKey,
  type RoundId,
  type UserId,
  type WorkspaceId,
} from '../quiz/ids.ts';
import type { Database } from './database.ts';

/** What deleting a person left to be done outside the database. */
export interface Deleted {
  /** Open rounds that lost the person's answer. */
  rounds: RoundId[];
  /** Files at Slack's that were the person's. */
  files: string[];
}

export type DeletePersonQueries = ReturnType<typeof deletePersonQueries>;

export function deletePersonQueries(db: Database) {
  return {
    /**
     * Forgets a person. Answers to past rounds stay, so that counts stay true, and lead to nobody: the key that
     * they and the sums of boards carry belongs to no member any more. An answer to a round that is still open goes
     * too: the person may come back as somebody new, and one person answers a round once.
     */
    async deletePerson(workspace: WorkspaceId, user: UserId): Promise<Deleted> {
      return db.transaction().execute(async trx => {
        const member = await trx
          .deleteFrom('members')
          .where('workspace_id', '=', workspace)
          .where('user_id', '=', user)
          .returning('member_key')
          .executeTakeFirst();
        await forgetName(trx, workspace, user);
        return member ? deleteStudy(trx, asMemberKey(member.member_key)) : { rounds: [], files: [] };
      });
    },
  };
}

/** Stands where a deleted person was named. */
const NOBODY = '';

/** Wherever the person stands by their Slack id. */
async function forgetName(trx: Database, workspace: WorkspaceId, user: UserId): Promise<void> {
  for (const table of ['managers', 'talks'] as const) {
    await trx.deleteFrom(table).where('workspace_id', '=', workspace).where('user_id', '=', user).execute();
  }
  await trx
    .updateTable('managers')
    .set({ added_by: NOBODY })
    .where('workspace_id', '=', workspace)
    .where('added_by', '=', user)
    .execute();
  await trx
    .updateTable('installations')
    .set({ installed_by: NOBODY })
    .where('workspace_id', '=', workspace)
    .where('installed_by', '=', user)
    .execute();
  await trx
    .updateTable('schedules')
    .set({ updated_by: NOBODY })
    .where('workspace_id', '=', workspace)
    .where('updated_by', '=', user)
    .execute();
}

async function deleteStudy(trx: Database, key: MemberKey): Promise<Deleted> {
  const open = await trx
    .deleteFrom('answers')
    .where('member_key', '=', key)
    .where('round_id', 'in', trx.selectFrom('rounds').select('id').where('state', '=', 'open'))
    .returning('round_id')
    .execute();
  const ownExams = trx.selectFrom('exams').select('id').where('member_key', '=', key);
  await trx.deleteFrom('exam_items').where('exam_id', 'in', ownExams).execute();
  const files = await trx.deleteFrom('pictures').where('member_key', '=', key).returning('file_id').execute();
  for (const table of ['exams', 'attempts', 'practice_runs', 'cards', 'answer_confidences'] as const) {
    await trx.deleteFrom(table).where('member_key', '=', key).execute();
  }
  await trx.deleteFrom('tickets').where('job', '=', 'review').where('slot', 'like', `${key} %`).execute();
  return {
    rounds: open.map(row => asRoundId(row.round_id)),
    files: files.map(row => row.file_id),
  };
}
