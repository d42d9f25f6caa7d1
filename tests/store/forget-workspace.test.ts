import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetWorkspaces } from '../../src/jobs/forget-workspaces.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { anInstance } from '../chaos/world.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const GONE = asWorkspaceId('TGONE');
const HERE = asWorkspaceId('THERE');
const DAY = 24 * 60 * 60_000;
const LEFT = Date.parse('2026-11-23T08:00Z');

/** Tables without anything of a workspace. */
const OF_NOBODY = ['digest_keys', 'seen_requests', 'kysely_migration', 'kysely_migration_lock'];

/** What the slots of tickets begin with, or are. */
const TICKETS = (workspace: string) => [
  { job: 'conversation', slot: `${workspace}-rounds` },
  { job: 'review', slot: `${workspace}-member 2026-11-23` },
  { job: 'short-bank', slot: `${workspace} C1 2026-11` },
];

describe.each(DATABASES)('a workspace that took the app out, on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  let raw: Kysely<Tables>;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
    raw = new Kysely<Tables>({ dialect: database.dialect() });
    for (const workspace of [GONE, HERE]) await fill(workspace);
    await store.markUninstalled(GONE, LEFT);
  });
  afterEach(async () => {
    await raw.destroy();
    await database.remove();
  });

  /** A row in every table there is, whatever its columns are, that leads to the workspace. */
  async function fill(workspace: string): Promise<void> {
    for (const { name, columns } of await tables()) {
      const known: Record<string, string> = {
        workspace_id: workspace,
        id: `${workspace}-${name}`,
        round_id: `${workspace}-rounds`,
        exam_id: `${workspace}-exams`,
        member_key: `${workspace}-member`,
      };
      const row = columns.map(column => [
        column.name,
        known[column.name] ?? (column.dataType === 'text' ? `${workspace} ${column.name}` : 1),
      ]);
      const rows =
        name === 'tickets' ? TICKETS(workspace).map(ticket => ({ ...ticket, taken_at: LEFT })) : [];
      await raw
        .insertInto(name as 'tickets')
        .values(rows.length > 0 ? rows : [Object.fromEntries(row)])
        .execute();
    }
    await raw
      .updateTable('installations')
      .set({ uninstalled_at: null })
      .where('workspace_id', '=', workspace)
      .execute();
  }

  async function tables() {
    const all = await raw.introspection.getTables();
    return all.filter(({ name }) => !OF_NOBODY.includes(name));
  }

  /** How many rows of each table have something of the workspace in them. */
  async function tracesOf(workspace: string): Promise<[string, number][]> {
    const traces: [string, number][] = [];
    for (const { name } of await tables()) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(raw);
      traces.push([name, rows.filter(row => JSON.stringify(row).includes(workspace)).length]);
    }
    return traces;
  }

  test('leaves nothing in any table after thirty days, and nothing of another one is touched', async () => {
    const before = await tracesOf(HERE);
    expect(before.filter(([, rows]) => rows === 0)).toEqual([]);
    await run(30 * DAY);
    expect((await tracesOf(GONE)).filter(([, rows]) => rows > 0)).toEqual([]);
    expect(await tracesOf(HERE)).toEqual(before);
  });

  test('keeps everything until then, and when it comes back in time', async () => {
    const before = await tracesOf(GONE);
    await run(30 * DAY - 1);
    const installation = {
      workspace: GONE,
      teamId: GONE,
      enterpriseId: undefined,
      botUserId: 'U',
      botId: 'B',
      token: 't',
    };
    await store.saveInstallation(installation, LEFT + 30 * DAY - 1);
    await run(31 * DAY);
    expect(await tracesOf(GONE)).toEqual(before);
  });

  test('is left to one instance a day, and to the next day when that one stops', async () => {
    const before = await tracesOf(GONE);
    await run(30 * DAY, { stopping: AbortSignal.abort() });
    expect(await tracesOf(GONE)).toEqual(before);
    await store.takeTicket('forget-workspace', `${GONE} 2026-12-23`, LEFT + 30 * DAY);
    await run(30 * DAY);
    expect(await tracesOf(GONE)).not.toContainEqual(['rounds', 0]);
    await run(31 * DAY);
    expect((await tracesOf(GONE)).filter(([, rows]) => rows > 0)).toEqual([]);
  });

  test('that comes back while it is being deleted keeps what is left', async () => {
    let asked = 0;
    const goOn = () => {
      asked += 1;
      return asked < 3;
    };
    expect(await store.forgetWorkspace(GONE, LEFT, goOn)).toBe(false);
    const left = await tracesOf(GONE);
    expect(left).toContainEqual(['rounds', 0]);
    expect(left).toContainEqual(['members', 1]);
    await raw.updateTable('installations').set({ uninstalled_at: null }).execute();
    expect(await store.forgetWorkspace(GONE, LEFT, () => true)).toBe(false);
    expect(await tracesOf(GONE)).toEqual(left);
  });

  async function run(later: number, changes: { stopping?: AbortSignal } = {}): Promise<void> {
    const sandbox = { botToken: '', apiUrl: 'http://127.0.0.1/', now: () => LEFT };
    await forgetWorkspaces(anInstance(sandbox, store, { now: () => LEFT + later, ...changes }));
  }
});
