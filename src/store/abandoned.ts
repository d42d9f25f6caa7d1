import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Claimed with a lease that ran out, or closed without a result and without somebody who is about to show it. */
export function isAbandoned(now: number) {
  return ({ and, eb, fn, lit }: ExpressionBuilder<Tables, 'rounds'>) =>
    and([
      eb('settled_at', 'is', null),
      // Both kinds of lease in one condition, so that the index of unfinished rounds passes by the open ones.
      eb('state', 'in', [sql.lit('claimed' as const), sql.lit('closed' as const)]),
      eb(fn.coalesce('lease_until', lit(0)), '<=', now),
    ]);
}
