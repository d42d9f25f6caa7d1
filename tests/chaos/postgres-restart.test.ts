import { afterAll, beforeAll, expect, test } from 'vitest';
import { postDue } from '../../src/jobs/post-due.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type PostgresServer, startPostgres } from '../setup/start-postgres.ts';
import { anInstance, C1, MINUTE, questionsIn, resultsIn, schedule, startSlack, T1, tick } from './world.ts';

let server: PostgresServer;
let sandbox: Sandbox;
let store: Store;
const lost: Error[] = [];
beforeAll(async () => {
  server = await startPostgres();
  sandbox = await startSlack();
  store = await openStore(postgresDialect(server.url, error => lost.push(error)));
});
afterAll(async () => {
  await store.close();
  await sandbox.close();
  await server.remove();
});

test('a Postgres that restarts in the middle of a day costs no question and makes none twice', async () => {
  const lines: string[] = [];
  const instance = anInstance(sandbox, store, { lines });
  await schedule(store, sandbox.now());
  await sandbox.advanceClock(60 * MINUTE);
  // Goes away while Slack has the question and the app has not written down that it is there.
  let isGone = false;
  sandbox.faults.add({
    method: 'chat.postMessage',
    kind: 'rate-limit',
    when() {
      if (!isGone) server.stopAtOnce();
      isGone = true;
      return false;
    },
  });
  await postDue(instance);
  // Nothing ends: the job says that it failed, and the next minute tries again.
  expect(lines.some(line => line.includes('job failed'))).toBe(true);
  await server.start();
  for (let minute = 0; minute < 3; minute += 1) {
    await sandbox.advanceClock(MINUTE);
    await tick(instance);
  }
  expect(questionsIn(sandbox)).toHaveLength(1);
  expect(await store.findOpenRound(T1, C1)).toMatchObject({ messageTs: questionsIn(sandbox)[0]?.ts });

  await sandbox.advanceClock(8 * 60 * MINUTE);
  await tick(instance);
  await sandbox.advanceClock(16 * 60 * MINUTE);
  await tick(instance);
  expect([questionsIn(sandbox).length, resultsIn(sandbox).length]).toEqual([2, 1]);
}, 120_000);
