import { createHmac } from 'node:crypto';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

/**
 * How long one key is used. When it is over the key is deleted, and once each instance has asked in the next one, nobody
 * can tell any more whose its digests are.
 */
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

/** Digests by the key of the period, which each instance reads once. */
export type DigestOf = (by: Counted, thing: string) => Promise<string>;

/**
 * The same for the same person and thing within a period, whatever the instance. It differs from thing to thing, so
 * that digests do not tell what else the same person asked.
 */
export function digester(db: Database): DigestOf {
  let known: { period: number; key: string } | undefined;
  return async ({ workspace, user, now, freshKey }, thing) => {
    const period = periodAt(now);
    if (known?.period !== period) known = { period, key: await keyOf(db, period, freshKey) };
    return createHmac('sha256', known.key)
      .update(JSON.stringify([workspace, user, thing]))
      .digest('base64url')
      .slice(0, 22);
  };
}

/** The first instance to ask decides. */
async function keyOf(db: Database, period: number, freshKey: string): Promise<string> {
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
  return key;
}
