import { sql } from 'kysely';
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
  const changes = await withoutWaitingForTheDisk(db, connection =>
    connection.transaction().execute(async trx => {
      const live = await steps.lock(openings.map(givenOf), trx);
      const claimed = new Map(
        live.filter(({ state }) => state === 'claimed').map(row => [row.id, channelOf(row)] as const),
      );
      // Nobody else opens one in a locked channel.
      const openIn = new Set(live.filter(({ state }) => state === 'open').map(channelOf));
      const opened: Opened[] = [];
      let left = openings.filter(({ id }) => claimed.has(id));
      while (left.length > 0) {
        const next = firstOfEach(left, ({ id }) => claimed.get(id));
        left = left.filter(opening => !next.includes(opening));
        const given = next.map(givenOf);
        const isReplacing = next.some(({ id }) => openIn.has(claimed.get(id) ?? ''));
        const closed = isReplacing ? await steps.close(given, trx) : [];
        for (const row of await steps.open(given, trx)) {
          const replaced = closed.find(each => channelOf(each) === channelOf(row));
          openIn.add(channelOf(row));
          opened.push({ opened: roundOf(row), closed: replaced && roundOf(replaced) });
        }
      }
      return opened;
    }),
  );
  return ({ id }) => changes.find(({ opened }) => opened.id === id);
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

    open: over(rows =>
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
        .returning(ROUND_COLUMNS),
    ),
  };
}
