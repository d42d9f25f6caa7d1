import { type ExpressionBuilder, sql } from 'kysely';
import type { Instant } from './prepared.ts';
import type { Tables } from './tables.ts';

type Rounds = ExpressionBuilder<Tables, 'rounds'>;

/** Claimed with a lease that ran out, or closed without a result and without somebody who is about to show it. */
export function isAbandoned(now: Instant) {
  return (round: Rounds) =>
    round.and([isUnfinished(round), round(round.fn.coalesce('lease_until', round.lit(0)), '<=', now)]);
}

/** Nobody leases that far ahead, unless by a clock that runs ahead. */
export function isLeasedBeyond(instant: Instant) {
  return (round: Rounds) => round.and([isUnfinished(round), round('lease_until', '>', instant)]);
}

/** Both kinds of lease in one condition, so that the index of unfinished rounds passes by the open ones. */
function isUnfinished(round: Rounds) {
  const states = [sql.lit('claimed' as const), sql.lit('closed' as const)];
  return round.and([round('settled_at', 'is', null), round('state', 'in', states)]);
}
