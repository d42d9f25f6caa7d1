import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gaps } from '../../src/cli/gaps.ts';
import { asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { SMALL } from '../knowledge/folder.ts';

async function run(databaseUrl: string): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await gaps.run([], {
    out: line => out.push(line),
    err: line => err.push(line),
    now: new Date('2026-11-26T09:00:00Z'),
    knowledgeDir: SMALL,
    databaseUrl,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'aif-gaps-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('lists what was asked in vain and which sections help least, by workspace', async () => {
  const path = join(folder(), 'aif.db');
  const store = await openStore(sqliteDialect(path));
  for (const workspace of ['T1', 'T2']) {
    for (const user of ['U1', 'U2', 'U3']) {
      const by = { workspace: asWorkspaceId(workspace), user: asUserId(user), now: 1, freshKey: 'k' };
      await store.recordGap(by, { question: `agents ${workspace}`, reason: 'refused' });
      await store.markAnswer(by, { section: 'data-collection', helpful: user === 'U1', question: undefined });
    }
  }
  await store.close();
  const { code, out } = await run(`file:${path}`);
  expect(code).toBe(0);
  expect(out).toContain('Workspace T2');
  expect(out).toContain('3 people  agents T1');
  expect(out).toContain('2 not helpful, 1 helpful  ');
  expect(out).toContain('(data-collection)');
});

test('says so when nothing was counted, and when there is no database', async () => {
  const path = join(folder(), 'aif.db');
  await (await openStore(sqliteDialect(path))).close();
  expect((await run(`file:${path}`)).out).toContain('Nobody has asked in vain');
  const { code, err } = await run(`file:${path}-not`);
  expect(code).toBe(1);
  expect(err).toContain('There is no database');
});
