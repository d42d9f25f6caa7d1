import type { CompiledQuery } from 'kysely';
import { asChannelId, asMemberKey } from '../../../src/quiz/ids.ts';
import { standingsOf } from '../../../src/quiz/standings.ts';
import { spanOf, WINDOWS, type Window } from '../../../src/quiz/window.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import { CHANNELS, fillMembers, fillRounds, keyOfMember, MEMBERS, NOW, workspace } from '../fill.ts';
import type { Measurement, Report, Row } from '../measurement.ts';
import { recordingDialect } from '../recording-dialect.ts';

/** Rounds in each of the channels: 10 thousand, 100 thousand and a million answers. */
const SIZES = [1, 10, 100];
const BOARDS = 400;

export const standings: Measurement = {
  name: 'standings',
  summary: 'boards over 10 thousand, 100 thousand and a million answers, with their query plans',
  async run() {
    const reports = await withDatabases(reportOn);
    return { rows: reports.flatMap(({ rows }) => rows), notes: reports.flatMap(({ notes = [] }) => notes) };
  },
};

async function reportOn(database: BenchDatabase): Promise<Report> {
  const heard: CompiledQuery[] = [];
  const store = await openStore(recordingDialect(database.dialect(), query => heard.push(query)));
  const rows: Row[] = [];
  try {
    await fillMembers(database);
    let filled = 0;
    for (const size of SIZES) {
      await fillRounds(database, store, { from: filled, until: size });
      filled = size;
      for (const window of WINDOWS) {
        const times = await timesOf(BOARDS, index => board(store, window, index));
        rows.push({
          what: `board, ${window}, ${(size * CHANNELS * MEMBERS).toLocaleString('en')} answers, ${database.name}`,
          app: `p99 ${milliseconds(quantile(times, 0.99))}, median ${milliseconds(median(times))}`,
          target: 'p99 under 20 ms',
        });
      }
    }
    const notes: string[] = [];
    for (const window of ['all', 'month'] as const) {
      heard.length = 0;
      await board(store, window, 1);
      notes.push(
        `Query plans of the ${window} board, ${database.name}:\n\n${await plansOf(database, heard)}`,
      );
    }
    return { rows, notes };
  } finally {
    await store.close();
  }
}

/** Somebody asks for a board: everybody's sums, ranked, their own row among them. */
async function board(store: Store, window: Window, index: number): Promise<void> {
  const channel = (index * 7) % CHANNELS;
  const self = asMemberKey(keyOfMember(channel * MEMBERS + (index % MEMBERS)));
  const scores = await store.listScores(
    workspace,
    asChannelId(`C${channel}`),
    spanOf(window, NOW + 60_000, 'Europe/Berlin'),
    self,
  );
  const ranked = standingsOf(scores);
  if (!scores.some(({ member }) => member === self)) throw new Error('the own row is missing');
  if (ranked.length === 0) throw new Error('the board is empty');
}

async function plansOf(database: BenchDatabase, queries: readonly CompiledQuery[]): Promise<string> {
  const explain =
    database.name === 'SQLite' ? 'explain query plan' : 'explain (analyze, costs off, summary off)';
  const plans: string[] = [];
  for (const { sql, parameters } of queries) {
    const lines = await database.run(`${explain} ${sql}`, parameters as (string | number)[]);
    plans.push(lines.map(line => `    ${lineOf(line)}`).join('\n'));
  }
  return plans.join('\n\n');
}

function lineOf(line: unknown): string {
  const fields = Object.entries(line as Record<string, unknown>);
  return String(fields.find(([name]) => name === 'detail' || name === 'QUERY PLAN')?.[1] ?? '');
}
