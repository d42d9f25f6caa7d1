import { sql } from 'kysely';
import { asWorkspaceId, type WorkspaceId } from '../quiz/ids.ts';
import { isAbandoned, isLeasedBeyond } from './abandoned.ts';
import { writtenAfter } from './advance-schedules.ts';
import type { Database } from './database.ts';
import { overdueExams } from './end-exams.ts';
import { type Placed, prepared } from './prepared.ts';
import { closing, rechecked, remindable } from './round-work.ts';
import { countable } from './totals.ts';

const KINDS = ['post', 'close', 'repair', 'remind', 'rescue', 'withdraw', 'count', 'end-exams'] as const;
type Kind = (typeof KINDS)[number];

/** The workspaces in which there is something to do, by the job that does it. */
export type Work = Readonly<Record<Kind, readonly WorkspaceId[]>>;

/** All in epoch ms. */
export interface Instants {
  now: number;
  /** Rounds that close up to then are to be reminded of. */
  remindUntil: number;
  /** Rounds that closed up to then are over for good. */
  countUntil: number;
  /** Leases beyond it, and schedules written after it, come of a clock that ran ahead. */
  leasedBeyond: number;
  writtenAfter: number;
}

export type WorkQueries = ReturnType<typeof workQueries>;

export function workQueries(db: Database) {
  const find = prepared(db, (at: Placed<Instants>) => {
    const now = at('now');
    const rounds = db.selectFrom('rounds');
    return db
      .selectFrom('schedules')
      .select(['workspace_id', of('post')])
      .where('next_slot', '<=', now)
      .union(closing(db, now).select(['workspace_id', of('close')]))
      .union(writtenAfter(db, at('writtenAfter')).select(['workspace_id', of('repair')]))
      .union(remindable(db, now, at('remindUntil')).select(['rounds.workspace_id', of('remind')]))
      .union(rounds.where(isAbandoned(now)).select(['workspace_id', of('rescue')]))
      .union(rounds.where(isLeasedBeyond(at('leasedBeyond'))).select(['workspace_id', of('rescue')]))
      .union(rechecked(db, now).select(['workspace_id', of('withdraw')]))
      .union(countable(db, at('countUntil')).select(['workspace_id', of('count')]))
      .union(overdueExams(db, now).select(['exams.workspace_id', of('end-exams')]));
  });

  return {
    /** Where the jobs of a minute have something to do: one statement, since mostly there is nothing. */
    async findWork(instants: Instants): Promise<Work> {
      const rows = await find(instants);
      const found = Map.groupBy(rows, ({ kind }) => kind);
      const of = (kind: Kind): readonly WorkspaceId[] =>
        (found.get(kind) ?? []).map(row => asWorkspaceId(row.workspace_id)).toSorted();
      return Object.fromEntries(KINDS.map(kind => [kind, of(kind)])) as Work;
    },
  };
}

function of(kind: Kind) {
  return sql.lit(kind).as('kind');
}
