import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicker, type Ticker } from '../../src/jobs/ticker.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { anInstance, MINUTE, startSlack } from '../chaos/world.ts';

let sandbox: Sandbox;
let store: Store;
let ticker: Ticker | undefined;
beforeEach(async () => {
  sandbox = await startSlack();
  store = await openStore(sqliteDialect(':memory:'));
});
afterEach(async () => {
  vi.useRealTimers();
  await ticker?.stop();
  await store.close();
  await sandbox.close();
});

test('looks for questions to post every minute, and deletes what is old now and then, not on the hour', async () => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    now: Date.UTC(2026, 10, 26, 8, 59, 30),
  });
  const findWork = vi.fn(store.findWork);
  const forgotten: string[] = [];
  const forgetOld = vi.fn(async (...when: Parameters<Store['forgetOld']>) => {
    forgotten.push(new Date().toISOString().slice(11, 16));
    await store.forgetOld(...when);
  });
  ticker = startTicker(anInstance(sandbox, { ...store, findWork, forgetOld }));
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(findWork).toHaveBeenCalledTimes(60);
  expect(forgotten).toEqual(['09:07', '09:17', '09:27', '09:37', '09:47', '09:57']);
});
