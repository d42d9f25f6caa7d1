import type { Topic } from '../quiz/select-practice.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';

/** The practice run that a member is in: the latest that was asked something and has not ended. */
export interface OpenRun {
  id: string;
  /** Undefined for a run on anything. */
  topic: Topic | undefined;
}

export type RunQueries = ReturnType<typeof runQueries>;

export function runQueries(db: Database) {
  return {
    /** Undefined when there is none that asked something after `since`, epoch milliseconds. */
    async findOpenRun({ workspace, member }: AttemptOwner, since: number): Promise<OpenRun | undefined> {
      const row = await db
        .selectFrom('practice_runs')
        .select(['run_id', 'topic'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .where('asked_at', '>', since)
        .executeTakeFirst();
      return row && { id: row.run_id, topic: topicOf(row.topic) };
    },

    /** The member is done with this run. Another one that they are in by now goes on. */
    async endRun({ workspace, member }: AttemptOwner, run: string): Promise<void> {
      await db
        .deleteFrom('practice_runs')
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .where('run_id', '=', run)
        .execute();
    },
  };
}

/** In the transaction that keeps the question asked: the member is in this run now, and in no other. */
export async function enterRun(
  trx: Database,
  { workspace, member }: AttemptOwner,
  { id, topic, now }: OpenRun & { now: number },
): Promise<void> {
  const entered = {
    run_id: id,
    topic: topic === undefined ? null : JSON.stringify(topic),
    asked_at: now,
  };
  await trx
    .insertInto('practice_runs')
    .values({ workspace_id: workspace, member_key: member, ...entered })
    .onConflict(conflict => conflict.columns(['workspace_id', 'member_key']).doUpdateSet(entered))
    .execute();
}

function topicOf(json: string | null): Topic | undefined {
  return json === null ? undefined : (JSON.parse(json) as Topic);
}
