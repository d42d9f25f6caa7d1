import type { ExpressionBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** Claimed with a lease that ran out, or closed without a result and without somebody who is about to show it. */
export function isAbandoned(now: number) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'rounds'>) =>
    and([
      eb('settled_at', 'is', null),
      or([
        and([eb('state', '=', 'claimed'), eb('lease_until', '<=', now)]),
        and([eb('state', '=', 'closed'), or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)])]),
      ]),
    ]);
}
