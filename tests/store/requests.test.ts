import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const SECOND = 1_764_000_000;

describe.each(DATABASES)('handled requests, on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  test('are new once, for whatever instance', async () => {
    const other = await database.open();
    const given = await Promise.all(
      [store, other, store].map(each => each.rememberRequests([`${SECOND} a`, `${SECOND} b`])),
    );
    expect(given.flatMap(ids => [...ids]).toSorted()).toEqual([`${SECOND} a`, `${SECOND} b`]);
    expect(await store.rememberRequests([`${SECOND} b`, `${SECOND} c`])).toEqual(new Set([`${SECOND} c`]));
  });

  test('are forgotten by their own time, and those of that second and later stay', async () => {
    const ids = [`${SECOND - 1} a`, `${SECOND} b`, `${SECOND + 1} c`];
    await store.rememberRequests(ids);
    await store.forgetOld(0, SECOND * 1_000);
    expect(await store.rememberRequests(ids)).toEqual(new Set([`${SECOND - 1} a`]));
  });
});
