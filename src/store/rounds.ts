import type { ExpressionBuilder } from 'kysely';
import { asWorkspaceId, type ChannelId, type RoundId, type WorkspaceId } from '../quiz/ids.ts';
import type { PastRound } from '../quiz/select-question.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import type { Database } from './database.ts';
import { type Placed, prepared } from './prepared.ts';
import { type Round, roundOf } from './round-row.ts';
import type { Tables } from './tables.ts';
import { uncountRound } from './totals.ts';

/** What is known of a round before anything was posted. */
export interface NewRound {
  id: RoundId;
  workspace: WorkspaceId;
  channel: ChannelId;
  /** What asked for it: at most one round comes of the same slot or request. */
  cause: { kind: 'slot'; slot: number } | { kind: 'request'; request: string };
  localDay: string;
  timeZone: string;
  snapshot: Snapshot;
  points: number;
  closesAt?: number;
  now: number;
  leaseUntil: number;
}

export interface Opened {
  opened: Round;
  /** The round that this one replaced; its message is still to be turned into the result. */
  closed: Round | undefined;
}

export type RoundQueries = ReturnType<typeof roundQueries>;

export function roundQueries(db: Database) {
  const roundById = prepared(db, (value: Placed<{ id: string }>) =>
    db.selectFrom('rounds').selectAll().where('id', '=', value('id')),
  );
  const remindable = (now: number, until: number) =>
    db
      .selectFrom('rounds')
      .innerJoin('schedules', join =>
        join
          .onRef('schedules.workspace_id', '=', 'rounds.workspace_id')
          .onRef('schedules.channel_id', '=', 'rounds.channel_id'),
      )
      .where('rounds.state', '=', 'open')
      .where('rounds.closes_at', '>', now)
      .where('rounds.closes_at', '<=', until)
      .where('schedules.reminds', '=', 1)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('tickets')
              .select('slot')
              .where('job', '=', 'remind')
              .whereRef('slot', '=', 'rounds.id'),
          ),
        ),
      );

  return {
    /** Takes the right to post. Undefined when somebody has it already: the database decides. */
    async claimRound(round: NewRound): Promise<Round | undefined> {
      const row = await db
        .insertInto('rounds')
        .values({
          id: round.id,
          workspace_id: round.workspace,
          channel_id: round.channel,
          origin: round.cause.kind === 'slot' ? 'scheduled' : 'manual',
          slot: round.cause.kind === 'slot' ? round.cause.slot : null,
          request: round.cause.kind === 'request' ? round.cause.request : null,
          local_day: round.localDay,
          time_zone: round.timeZone,
          question_id: round.snapshot.questionId,
          question_hash: round.snapshot.hash,
          section_id: round.snapshot.sectionId,
          snapshot: JSON.stringify(round.snapshot),
          points: round.points,
          state: 'claimed',
          lease_until: round.leaseUntil,
          message_ts: null,
          claimed_at: round.now,
          opened_at: null,
          closes_at: round.closesAt ?? null,
          closed_at: null,
          settled_at: null,
          recheck_at: null,
        })
        .onConflict(conflict => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** The claim goes on, for who holds it: `held` is the lease it had. Undefined when somebody else took it over. */
    async extendLease(id: RoundId, held: number, leaseUntil: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set({ lease_until: leaseUntil })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .where('lease_until', '=', held)
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /**
     * Takes over an unfinished round that nobody holds (any more). Undefined when somebody else was quicker. How
     * often a claimed one was posted is not certain from now on, so it is looked for again later.
     */
    async renewLease(id: RoundId, now: number, leaseUntil: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set(row => ({
          lease_until: leaseUntil,
          recheck_at: row
            .case()
            .when('state', '=', 'claimed')
            .then(row.cast<number | null>(row.val(leaseUntil), 'bigint'))
            .else(row.ref('recheck_at'))
            .end(),
        }))
        .where('id', '=', id)
        .where(isAbandoned(now))
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /**
     * Leases last `longest` at most, so one that ends later was written by a clock that ran ahead. It gets that
     * long from now on: whoever wrote it may be posting still.
     */
    async shortenLeases(now: number, longest: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ lease_until: now + longest })
        .where('settled_at', 'is', null)
        .where('state', 'in', ['claimed', 'closed'])
        .where('lease_until', '>', now + 2 * longest)
        .execute();
    },

    /**
     * A claimed round was posted: it takes answers from now on, and the channel's open round is closed in the
     * same step; until `settleUntil` its result is the caller's business. Undefined when the round is not claimed
     * (any more).
     */
    async openRound(
      id: RoundId,
      messageTs: string,
      now: number,
      settleUntil?: number,
    ): Promise<Opened | undefined> {
      return db.transaction().execute(async trx => {
        const round = await trx
          .selectFrom('rounds')
          .select(['workspace_id', 'channel_id'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (!round) return undefined;
        // Locks the channel's live rounds, so that another instance that opens one there waits for this one.
        await trx
          .updateTable('rounds')
          .set(row => ({ lease_until: row.ref('lease_until') }))
          .where('workspace_id', '=', round.workspace_id)
          .where('channel_id', '=', round.channel_id)
          .where('state', 'in', ['claimed', 'open'])
          .execute();
        const claimed = await trx
          .updateTable('rounds')
          .set({ lease_until: null, message_ts: messageTs })
          .where('id', '=', id)
          .where('state', '=', 'claimed')
          .returning('id')
          .executeTakeFirst();
        if (!claimed) return undefined;
        const closed = await trx
          .updateTable('rounds')
          .set({ state: 'closed', closed_at: now, lease_until: settleUntil ?? null })
          .where('workspace_id', '=', round.workspace_id)
          .where('channel_id', '=', round.channel_id)
          .where('state', '=', 'open')
          .returningAll()
          .executeTakeFirst();
        const opened = await trx
          .updateTable('rounds')
          .set({ state: 'open', opened_at: now })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return { opened: roundOf(opened), closed: closed && roundOf(closed) };
      });
    },

    /** Until `settleUntil` its result is the caller's business. Undefined when it was not open. */
    async closeRound(id: RoundId, now: number, settleUntil?: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set({ state: 'closed', closed_at: now, lease_until: settleUntil ?? null })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** The round's message shows what there is to show; nobody needs to look at it again. */
    async settleRound(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ settled_at: now, lease_until: null })
        .where('id', '=', id)
        .execute();
    },

    /** The result could not be shown: whoever comes next may try. */
    async releaseClosed(id: RoundId): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ lease_until: null })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .execute();
    },

    /** The claimed round will not be posted. It counts nowhere, and its question and its day are free again. */
    async giveUpClaim(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ state: 'void', lease_until: null, closed_at: now, settled_at: now })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .execute();
    },

    /** Takes a round out of every count, whatever its state. */
    async voidRound(id: RoundId, now: number): Promise<void> {
      await db.transaction().execute(async trx => {
        await trx
          .updateTable('rounds')
          .set({ state: 'void', lease_until: null, closed_at: now, settled_at: now })
          .where('id', '=', id)
          .execute();
        await uncountRound(trx, id);
      });
    },

    async findRound(id: RoundId): Promise<Round | undefined> {
      const [row] = await roundById({ id });
      return row && roundOf(row);
    },

    async findOpenRound(workspace: WorkspaceId, channel: ChannelId): Promise<Round | undefined> {
      const row = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** The round that a request asked for, whatever became of it. */
    async findRequestedRound(workspace: WorkspaceId, request: string): Promise<Round | undefined> {
      const row = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('request', '=', request)
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** Workspaces with rounds that somebody left behind. */
    async listUnfinishedWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .distinct()
        .where(isAbandoned(now))
        .orderBy('workspace_id')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** Rounds that somebody left behind, of one workspace or all: claimed, or closed without a result shown. */
    async listUnfinished(now: number, limit: number, workspace?: WorkspaceId): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where(isAbandoned(now))
        .$if(workspace !== undefined, query => query.where('workspace_id', '=', workspace ?? ''))
        .orderBy('claimed_at')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** Workspaces with open rounds whose closing time has come. */
    async listClosingWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .distinct()
        .where('state', '=', 'open')
        .where('closes_at', '<=', now)
        .orderBy('workspace_id')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** A workspace's open rounds whose closing time has come, the longest due first. */
    async listDueClosings(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('state', '=', 'open')
        .where('closes_at', '<=', now)
        .where('workspace_id', '=', workspace)
        .orderBy('closes_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** Workspaces with rounds that `listRechecks` lists. */
    async listRecheckWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .distinct()
        .where('recheck_at', '<=', now)
        .where('state', '!=', 'claimed')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** Rounds of which there may be a second message, and whose time to look has come. */
    async listRechecks(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('recheck_at', '<=', now)
        .where('state', '!=', 'claimed')
        .orderBy('recheck_at')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** There may be a second message: it is looked for in the next minute. */
    async requestRecheck(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ recheck_at: now })
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('recheck_at', 'is', null), eb('recheck_at', '>', now)]))
        .execute();
    },

    /** Undefined: it is certain now. */
    async planRecheck(id: RoundId, at: number | undefined): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ recheck_at: at ?? null })
        .where('id', '=', id)
        .execute();
    },

    /** Workspaces with rounds that `listRemindable` lists. */
    async listRemindableWorkspaces(now: number, until: number): Promise<WorkspaceId[]> {
      const rows = await remindable(now, until).select('rounds.workspace_id').distinct().execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** Open rounds that close after `now` and until `until`, of channels that want a reminder and had none. */
    async listRemindable(
      workspace: WorkspaceId,
      now: number,
      { until, limit }: { until: number; limit: number },
    ): Promise<Round[]> {
      const rows = await remindable(now, until)
        .selectAll('rounds')
        .where('rounds.workspace_id', '=', workspace)
        .orderBy('rounds.closes_at')
        .orderBy('rounds.id')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** What the channel was asked so far, oldest first, with how it went. */
    async listPastRounds(workspace: WorkspaceId, channel: ChannelId): Promise<PastRound[]> {
      const rows = await db
        .selectFrom('rounds')
        .leftJoin('answers', 'answers.round_id', 'rounds.id')
        .select(select => [
          'rounds.question_id as questionId',
          select.fn.count<number>('answers.member_key').as('answered'),
          select.fn.coalesce(select.fn.sum<number>('answers.correct'), select.lit(0)).as('right'),
        ])
        .where('rounds.workspace_id', '=', workspace)
        .where('rounds.channel_id', '=', channel)
        .where('rounds.state', '!=', 'void')
        .groupBy(['rounds.id', 'rounds.question_id', 'rounds.claimed_at'])
        .orderBy('rounds.claimed_at')
        .execute();
      return rows;
    },
  };
}

/** Claimed with a lease that ran out, or closed without a result and without somebody who is about to show it. */
function isAbandoned(now: number) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'rounds'>) =>
    and([
      eb('settled_at', 'is', null),
      or([
        and([eb('state', '=', 'claimed'), eb('lease_until', '<=', now)]),
        and([eb('state', '=', 'closed'), or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)])]),
      ]),
    ]);
}
