import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const T1 = asWorkspaceId('T1');
const NOW = 1_000_000_000;
const HOUR = 3_600_000;
/** One call a second, three at once. */
const allowance = { perMinute: 60, burst: 3 };

describe.each(DATABASES)('the shared count of calls on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const count = (now: number, workspace = T1, method = 'chat.update') =>
    store.countCall(workspace, method, allowance, now);

  test('lets a burst go, then one per share, and says when', async () => {
    const kinds = [];
    for (const at of [0, 0, 0, 0, 999, 1_000, 1_500, 10_000]) kinds.push(await count(NOW + at));
    expect(kinds).toEqual([
      { kind: 'go' },
      { kind: 'go' },
      { kind: 'go' },
      { kind: 'wait', until: NOW + 1_000 },
      { kind: 'wait', until: NOW + 1_000 },
      { kind: 'go' },
      { kind: 'wait', until: NOW + 2_000 },
      { kind: 'go' },
    ]);
  });

  test('counts each method and each workspace for itself', async () => {
    for (let call = 0; call < 3; call += 1) await count(NOW);
    expect(await count(NOW, asWorkspaceId('T2'))).toEqual({ kind: 'go' });
    expect(await count(NOW, T1, 'chat.delete')).toEqual({ kind: 'go' });
  });

  test('lets no more go than the allowance, whoever asks of two instances at once', async () => {
    const other = await database.open();
    const asked = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? store : other).countCall(T1, 'chat.update', allowance, NOW),
    );
    expect((await Promise.all(asked)).filter(({ kind }) => kind === 'go')).toHaveLength(3);
  });

  test('lets nothing go while Slack wants no calls, and remembers the longer of two such words', async () => {
    await store.holdCalls(T1, 'chat.update', NOW + 5_000);
    await store.holdCalls(T1, 'chat.update', NOW + 2_000);
    expect(await count(NOW)).toEqual({ kind: 'wait', until: NOW + 5_000 });
    expect(await store.findHold(T1, 'chat.update', NOW)).toBe(NOW + 5_000);
    expect(await count(NOW + 5_000)).toEqual({ kind: 'go' });
  });

  test('believes no clock that ran ahead', async () => {
    const ahead = NOW + 30 * 24 * HOUR;
    for (let call = 0; call < 3; call += 1) await count(ahead);
    await store.holdCalls(T1, 'chat.update', ahead);
    expect(await store.findHold(T1, 'chat.update', NOW)).toBe(0);
    expect(await count(NOW)).toEqual({ kind: 'go' });
    await store.holdCalls(T1, 'chat.update', NOW + 1_000);
    expect(await store.findHold(T1, 'chat.update', NOW)).toBe(NOW + 1_000);
  });
});

test('whatever the rhythm, no span has more calls than the burst and its share', async () => {
  const database = await makeDatabase('sqlite');
  const store = await database.open();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 20, maxLength: 40 }),
      async steps => {
        const workspace = asWorkspaceId(`T${runs++}`);
        const gone: number[] = [];
        let now = NOW;
        for (const step of steps) {
          now += step;
          const counted = await store.countCall(workspace, 'chat.update', allowance, now);
          if (counted.kind === 'go') gone.push(now);
          else expect(counted.until).toBeGreaterThan(now);
        }
        for (const [index, from] of gone.entries()) {
          for (const [further, until] of gone.slice(index).entries()) {
            expect(further + 1).toBeLessThanOrEqual(allowance.burst + (until - from) / 1_000);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
  await database.remove();
});
