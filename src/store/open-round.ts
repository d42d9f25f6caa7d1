import { type RawBuilder, sql } from 'kysely';
import type { RoundId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { overRows } from './given-rows.ts';
import { ROUND_COLUMNS, type Round, roundOf } from './round-row.ts';
import { together } from './together.ts';

export interface Opened {
  opened: Round;
  /** The round that this one replaced; its message is still to be turned into the result. */
  closed: Round | undefined;
}

/** A claimed round whose message is in the channel. */
interface Opening {
  id: RoundId;
  messageTs: string;
  now: number;
  settleUntil: number | undefined;
}

export type OpenQueries = ReturnType<typeof openQueries>;

export function openQueries(db: Database) {
  const steps = stepsOn(db);
  const open = together((openings: readonly Opening[]) => openTogether(db, steps, openings), {
    atMost: 50,
    keyOf: ({ id }) => id,
  });
  return {
    /**
     * A claimed round was posted: it takes answers from now on, and the channel's open round is closed in the
     * same step; until `settleUntil` its result is the caller's business. Undefined when the round is not claimed
     * (any more). Those that are opened at the same moment share one transaction.
     */
    openRound(
      id: RoundId,
      messageTs: string,
      now: number,
      settleUntil?: number,
    ): Promise<Opened | undefined> {
      return open({ id, messageTs, now, settleUntil });
    },
  };
}

async function openTogether(
  db: Database,
  steps: Steps,
  openings: readonly Opening[],
): Promise<(opening: Opening) => Opened | undefined> {
  // A power cut leaves what a crash before this leaves: a claim whose message is found. An answer to the round waits for
  // the disk, and with it for this.
  const changes = await withoutWaitingForTheDisk(db, async connection => {
    const alone = await openWhereNoneIs(connection, steps, openings);
    const done = new Set<string>(alone.map(({ opened }) => opened.id));
    const others = openings.filter(({ id }) => !done.has(id));
    return others.length === 0 ? alone : [...alone, ...(await replaceOpen(connection, steps, others))];
  });
  return ({ id }) => changes.find(({ opened }) => opened.id === id);
}

/** Mostly the channel's last round was closed at its time. No transaction: the index allows one open round a channel. */
async function openWhereNoneIs(
  connection: Database,
  steps: Steps,
  openings: readonly Opening[],
): Promise<Opened[]> {
  try {
    const rows = await steps.openWhereNoneIs(openings.map(givenOf), connection);
    return rows.map(row => ({ opened: roundOf(row), closed: undefined }));
  } catch (error) {
    if (isTaken(error)) return [];
    throw error;
  }
}

function replaceOpen(connection: Database, steps: Steps, openings: readonly Opening[]): Promise<Opened[]> {
  return connection.transaction().execute(async trx => {
    const live = await steps.lock(openings.map(givenOf), trx);
    const claimed = new Map(
      live.filter(({ state }) => state === 'claimed').map(row => [row.id, channelOf(row)] as const),
    );
    const opened: Opened[] = [];
    let left = openings.filter(({ id }) => claimed.has(id));
    while (left.length > 0) {
      const next = firstOfEach(left, ({ id }) => claimed.get(id));
      left = left.filter(opening => !next.includes(opening));
      const given = next.map(givenOf);
      const closed = await steps.close(given, trx);
      for (const row of await steps.open(given, trx)) {
        const replaced = closed.find(each => channelOf(each) === channelOf(row));
        opened.push({ opened: roundOf(row), closed: replaced && roundOf(replaced) });
      }
    }
    return opened;
  });
}

/** Postgres's and SQLite's words for a second open round in a channel. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '23505') || ('errcode' in error && error.errcode === 2067);
}

/** A channel has one open round at a time: a second one that is opened there replaces the first. */
function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Item[] {
  return [...new Map(items.toReversed().map(item => [keyOf(item), item])).values()];
}

function channelOf({ workspace_id, channel_id }: { workspace_id: string; channel_id: string }): string {
  return `${workspace_id} ${channel_id}`;
}

interface Given {
  id: string;
  ts: string;
  now: number;
  settle: number | null;
}

function givenOf({ id, messageTs, now, settleUntil }: Opening): Given {
  return { id, ts: messageTs, now, settle: settleUntil ?? null };
}

type Steps = ReturnType<typeof stepsOn>;

/** Literal, since SQLite looks into a partial index only then. */
const CLAIMED = sql.lit('claimed' as const);
const OPEN = sql.lit('open' as const);

function stepsOn(db: Database) {
  const over = overRows<Given>(db, { id: 'text', ts: 'text', now: 'bigint', settle: 'bigint' });
  const opening = (rows: RawBuilder<Given>) =>
    db
      .with('given', () => rows)
      .updateTable('rounds')
      .from('given')
      .set(row => ({
        state: 'open' as const,
        lease_until: null,
        message_ts: row.ref('given.ts'),
        opened_at: row.ref('given.now'),
      }))
      .whereRef('rounds.id', '=', 'given.id')
      // Not as it stands in an index of live rounds: the id leads to the row more quickly.
      .where(sql`rounds.state || ''`, '=', 'claimed')
      .returning(ROUND_COLUMNS);
  return {
    /** Locks the channels' live rounds, so that another instance that opens one there waits for this one. */
    lock: over(rows =>
      db
        .with('given', () => rows)
        .updateTable('rounds')
        .from('given')
        .innerJoin('rounds as asked', 'asked.id', 'given.id')
        .set(row => ({ lease_until: row.ref('rounds.lease_until') }))
        .whereRef('rounds.workspace_id', '=', 'asked.workspace_id')
        .whereRef('rounds.channel_id', '=', 'asked.channel_id')
        .where('rounds.state', 'in', [CLAIMED, OPEN])
        .returning(['rounds.id', 'rounds.workspace_id', 'rounds.channel_id', 'rounds.state']),
    ),

    close: over(rows =>
      db
        .with('given', () => rows)
        .updateTable('rounds')
        .from('given')
        .innerJoin('rounds as asked', 'asked.id', 'given.id')
        .set(row => ({
          state: 'closed' as const,
          closed_at: row.ref('given.now'),
          lease_until: row.ref('given.settle'),
        }))
        .whereRef('rounds.workspace_id', '=', 'asked.workspace_id')
        .whereRef('rounds.channel_id', '=', 'asked.channel_id')
        .where('rounds.state', '=', OPEN)
        .returning(ROUND_COLUMNS),
    ),

    open: over(rows => opening(rows)),

    openWhereNoneIs: over(rows =>
      opening(rows).where(({ not, exists, selectFrom, lit }) =>
        not(
          exists(
            selectFrom('rounds as other')
              .select(lit(1).as('one'))
              .whereRef('other.workspace_id', '=', 'rounds.workspace_id')
              .whereRef('other.channel_id', '=', 'rounds.channel_id')
              .where('other.state', '=', OPEN),
          ),
        ),
      ),
    ),
  };
}
