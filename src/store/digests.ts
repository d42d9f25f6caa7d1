import { createHmac } from 'node:crypto';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

/** How long one key is used. When it is over the key is deleted, and nobody can tell any more whose its digests are. */
const PERIOD_MS = 90 * 24 * 60 * 60_000;

/** Who does something that is counted once per person, without the person. */
export interface Counted {
  workspace: WorkspaceId;
  user: UserId;
  /** Epoch milliseconds. */
  now: number;
  /** Random: becomes the key when the period has none yet. */
  freshKey: string;
}

export function periodAt(now: number): number {
  return Math.floor(now / PERIOD_MS);
}

/**
 * The same for the same person and thing within a period, whatever the instance. It differs from thing to thing, so
 * that digests do not tell what else the same person asked.
 */
export async function digestOf(
  db: Database,
  { workspace, user, now, freshKey }: Counted,
  thing: string,
): Promise<string> {
  const period = periodAt(now);
  await db
    .insertInto('digest_keys')
    .values({ period, key: freshKey })
    .onConflict(conflict => conflict.column('period').doNothing())
    .execute();
  const { key } = await db
    .selectFrom('digest_keys')
    .select('key')
    .where('period', '=', period)
    .executeTakeFirstOrThrow();
  return createHmac('sha256', key)
    .update(JSON.stringify([workspace, user, thing]))
    .digest('base64url')
    .slice(0, 22);
}
