import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asMemberKey, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { personalDataFile } from '../../src/slack/personal-data-file.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const workspace = asWorkspaceId('T1');
const user = asUserId('U-ANNA-7');
const key = asMemberKey('key-of-anna');
const SINCE = Date.parse('2026-11-23T08:00:00Z');

const snapshotOf = (questionId: string) => JSON.stringify(aSnapshot({ questionId }));

/**
 * Every table that tells of a person, with a row about Anna and what of it her export must say. What is not given
 * here is filled in. A table that is missing here is one that export and deletion have forgotten.
 */
const PERSONAL: Record<string, { row: Record<string, string | number>; told: string }> = {
  members: {
    row: { display_name: 'Anna Bergström', settings: '{"reviewAt":"18:00"}' },
    told: 'Anna Bergström',
  },
  managers: { row: {}, told: '"isManager": true' },
  schedules: { row: { channel_id: 'C-OF-SCHEDULE' }, told: 'C-OF-SCHEDULE' },
  installations: { row: {}, told: '"installedApp": true' },
  answers: { row: { round_id: 'closed' }, told: 'question-of-round' },
  answer_confidences: { row: { round_id: 'closed', confidence: 'guess' }, told: '"confidence": "guess"' },
  totals: { row: { points: 4711 }, told: '"points": 4711' },
  attempts: { row: { snapshot: snapshotOf('question-of-practice') }, told: 'question-of-practice' },
  practice_runs: { row: { topic: '{"kind":"section","id":"topic-of-run"}' }, told: 'topic-of-run' },
  cards: { row: { question_id: 'question-of-card', state: '{}' }, told: 'question-of-card' },
  exams: {
    row: { id: 'exam', state: 'finished', finished_at: SINCE + 5_000 },
    told: '2026-11-23T08:00:05.000Z',
  },
  exam_items: {
    row: { exam_id: 'exam', snapshot: snapshotOf('question-of-exam') },
    told: 'question-of-exam',
  },
  pictures: { row: { drawn_at: SINCE + 7_000 }, told: '2026-11-23T08:00:07.000Z' },
  talks: { row: { section_id: 'section-of-talk' }, told: 'section-of-talk' },
  tickets: { row: { job: 'review', slot: `${key} 2026-11-22` }, told: '2026-11-22' },
};

/** Where her key stays, so that counts stay true; it leads to nobody. */
const KEPT = ['answers', 'totals'];

/** Which name nobody, though they look as if they did: whose digests these are is not told by them, see `digests.ts`. */
const NOBODY = [
  'installations.bot_user_id',
  'asks.asker_digest',
  'answer_marks.marker_digest',
  'pictures.digest',
];

/** Tables without a column that names a person, that do so all the same. */
const HIDDEN = ['exam_items', 'tickets'];

describe.each(DATABASES)('the tables of %s', kind => {
  let database: TestDatabase;
  let store: Store;
  let db: Kysely<Tables>;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
    db = new Kysely<Tables>({ dialect: database.dialect() });
  });
  afterEach(async () => {
    await db.destroy();
    await database.remove();
  });

  /** The columns that name a person, by table. */
  async function personalColumns(): Promise<Map<string, string[]>> {
    const tables = await db.introspection.getTables();
    return new Map(
      tables.map(({ name, columns }) => [
        name,
        columns
          .map(column => column.name)
          .filter(column => /(^|_)user|member|_by$|_key$|digest/.test(column))
          .filter(column => !NOBODY.includes(`${name}.${column}`)),
      ]),
    );
  }

  /** A row about Anna in each table, and the round that she answered. */
  async function fill(): Promise<void> {
    const round = { id: 'closed', state: 'closed', snapshot: snapshotOf('question-of-round') };
    const rows = Object.entries(PERSONAL).map(([table, { row }]) => [table, row] as const);
    const tables = await db.introspection.getTables();
    for (const [table, row] of [['rounds', round] as const, ...rows]) {
      const columns = tables.find(({ name }) => name === table)?.columns ?? [];
      const entries = columns.map(
        ({ name, dataType }) => [name, valueFor(name, row, /int/i.test(dataType))] as const,
      );
      await sql`insert into ${sql.table(table)} (${sql.join(entries.map(([name]) => sql.ref(name)))})
        values (${sql.join(entries.map(([, value]) => value))})`.execute(db);
    }
  }

  const dumpOf = async (table: string): Promise<string> =>
    JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(db)).rows);

  test('that name a person are all known to export and deletion', async () => {
    const named = [...(await personalColumns())].flatMap(([table, columns]) =>
      columns.length > 0 ? [table] : [],
    );
    expect([...named, ...HIDDEN].toSorted()).toEqual(Object.keys(PERSONAL).toSorted());
  });

  test('are told whole by the export', async () => {
    await fill();
    const data = await store.findPersonalData(workspace, user);
    if (!data) throw new Error('Anna is known');
    const file = personalDataFile(data, SINCE);
    for (const [table, { told }] of Object.entries(PERSONAL))
      expect([table, file]).toEqual([table, expect.stringContaining(told)]);
  });

  test('hold nothing of a person who was deleted', async () => {
    await fill();
    for (const table of Object.keys(PERSONAL)) expect(await dumpOf(table)).not.toBe('[]');
    await store.deletePerson(workspace, user);
    expect(await database.dump()).not.toContain(user);
    const holding: string[] = [];
    for (const table of Object.keys(PERSONAL)) if ((await dumpOf(table)).includes(key)) holding.push(table);
    expect(holding.toSorted()).toEqual(KEPT);
    expect(await dumpOf('exam_items')).toBe('[]');
    expect(await store.findPersonalData(workspace, user)).toBeUndefined();
  });

  test.each(['managers', 'schedules', 'installations', 'talks'])(
    'tell and forget who stands in %s alone, and never took part',
    async table => {
      await fill();
      for (const other of Object.keys(PERSONAL)) {
        if (other !== table) await sql`delete from ${sql.table(other)}`.execute(db);
      }
      const data = await store.findPersonalData(workspace, user);
      expect(data && personalDataFile(data, SINCE)).toContain(PERSONAL[table]?.told);
      await store.deletePerson(workspace, user);
      expect(await database.dump()).not.toContain(user);
      expect(await store.findPersonalData(workspace, user)).toBeUndefined();
    },
  );
});

function valueFor(column: string, row: Record<string, string | number>, isNumber: boolean): string | number {
  const given = row[column] ?? KNOWN[column];
  if (given !== undefined) return given;
  if (/(^|_)user_id$|_by$/.test(column)) return user;
  if (/_at$|^since$|_until$|_slot$/.test(column)) return SINCE;
  return isNumber ? 1 : `a ${column}`;
}

const KNOWN: Record<string, string | number> = {
  workspace_id: workspace,
  channel_id: 'C1',
  member_key: key,
  chosen: '[1]',
  snapshot: snapshotOf('another'),
  bot_user_id: 'U0APP',
};
