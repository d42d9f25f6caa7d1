import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asMemberKey, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { readSettings } from '../../src/store/member-settings.ts';
import type { Store } from '../../src/store/store.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const anna = asMemberKey('anna');

describe.each(DATABASES)('settings of a member on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
    await come('anna');
  });
  afterEach(() => database.remove());

  const come = (name: string) =>
    store.rememberMember({
      workspace: asWorkspaceId('T1'),
      user: asUserId(`U-${name}`),
      key: asMemberKey(name),
      name,
      timeZone: undefined,
      now: 1,
    });

  test('are empty at first, and stay when the member comes back', async () => {
    expect((await come('anna')).settings).toEqual({});
    await store.changeSettings(anna, { reviewAt: '08:30', timeZone: 'Asia/Tokyo' });
    expect((await come('anna')).settings).toEqual({ reviewAt: '08:30', timeZone: 'Asia/Tokyo' });
    expect((await come('ben')).settings).toEqual({});
  });

  test('change one by one, and are forgotten one by one', async () => {
    await store.changeSettings(anna, { reviewAt: '08:30' });
    expect(await store.changeSettings(anna, { dateLanguage: 'de' })).toEqual({
      reviewAt: '08:30',
      dateLanguage: 'de',
    });
    expect(await store.changeSettings(anna, { reviewAt: undefined })).toEqual({ dateLanguage: 'de' });
  });

  test('keep every one of twenty changes at once from two instances', async () => {
    const other = await database.open();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? store : other).changeSettings(
          anna,
          index % 4 < 2 ? { timeZone: 'Asia/Tokyo' } : { reviewAt: '09:00' },
        ),
      ),
    );
    expect((await come('anna')).settings).toEqual({ timeZone: 'Asia/Tokyo', reviewAt: '09:00' });
  });

  test('say who wants a reminder: who is here and chose a time', async () => {
    await come('ben');
    await come('chloe');
    await store.changeSettings(anna, { reviewAt: '08:30', timeZone: 'Asia/Tokyo' });
    await store.changeSettings(asMemberKey('ben'), { reviewAt: '08:30' });
    await store.changeSettings(asMemberKey('ben'), { reviewAt: undefined });
    const wish = {
      workspace: 'T1',
      user: 'U-anna',
      member: 'anna',
      timeZone: undefined,
      settings: { reviewAt: '08:30', timeZone: 'Asia/Tokyo' },
    };
    expect(await store.listReminderWishes()).toEqual([wish]);
    const left = { name: 'anna', timeZone: undefined, leftAt: 5 };
    await store.updateMember(asWorkspaceId('T1'), asUserId('U-anna'), left);
    expect(await store.listReminderWishes()).toEqual([]);
  });

  test('of nobody are not changed', async () => {
    expect(await store.changeSettings(asMemberKey('gone'), { reviewAt: '08:00' })).toBeUndefined();
  });
});

test('settings of another version of the app are read as far as they are understood', () => {
  const json = '{"reviewAt":9,"timeZone":"Asia/Tokyo","colour":"green"}';
  expect(readSettings(json)).toEqual({ timeZone: 'Asia/Tokyo' });
});
