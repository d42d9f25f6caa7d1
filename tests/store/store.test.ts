import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeBareDatabase, makeDatabase, type TestDatabase } from './databases.ts';

const workspace = asWorkspaceId('T1');
const channel = asChannelId('C1');
const anna = asMemberKey('anna');
const ben = asMemberKey('ben');
const always = { from: 0, until: Number.MAX_SAFE_INTEGER };

describe.each(DATABASES)('the store on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const claim = (id: string, at = 1_000, changes = {}) =>
    store.claimRound({
      id: asRoundId(id),
      workspace,
      channel,
      cause: { kind: 'request', request: id },
      localDay: '2026-11-23',
      timeZone: 'Europe/Berlin',
      snapshot: aSnapshot({ questionId: `question-${id}` }),
      points: 2,
      now: at,
      leaseUntil: at + 40_000,
      ...changes,
    });
  const post = async (id: string, at = 1_000) => {
    await claim(id, at);
    return store.openRound(asRoundId(id), `${at}.000100`, at);
  };
  const answer = (round: string, member = anna, correct = true, at = 2_000) =>
    store.recordAnswer({
      round: asRoundId(round),
      member,
      chosen: [1],
      correct,
      points: correct ? 2 : 0,
      at,
    });
  const join = (key: string, user = `U-${key}`) =>
    store.rememberMember({
      workspace,
      user: asUserId(user),
      key: asMemberKey(key),
      name: key,
      timeZone: undefined,
      now: 1,
    });

  test('keeps what it was told after it is closed and opened again', async () => {
    await post('r1');
    await answer('r1');
    await store.close();
    store = await database.open();
    expect(await store.findRound(asRoundId('r1'))).toMatchObject({
      state: 'open',
      messageTs: '1000.000100',
      snapshot: aSnapshot({ questionId: 'question-r1' }),
    });
    expect(await store.countAnswers(asRoundId('r1'))).toBe(1);
  });

  test('tells the time of a server, which a file has not', async () => {
    const asked = Date.now();
    const theirs = await store.readClock();
    if (kind === 'sqlite') expect(theirs).toBeUndefined();
    else expect(Math.abs((theirs ?? 0) - asked)).toBeLessThan(60_000);
  });

  test('lets two instances open the same new database at once', async () => {
    const fresh = await makeBareDatabase(kind);
    const both = await Promise.all([fresh.open(), fresh.open()]);
    expect(both).toHaveLength(2);
    await fresh.remove();
  });

  test('gives one slot of one channel to one claimer, whoever asks', async () => {
    const other = await database.open();
    const slot = { cause: { kind: 'slot', slot: 5_000 } };
    const claims = await Promise.all([
      claim('a', 1_000, slot),
      other.claimRound({
        id: asRoundId('b'),
        workspace,
        channel,
        cause: { kind: 'slot', slot: 5_000 },
        localDay: '2026-11-23',
        timeZone: 'Europe/Berlin',
        snapshot: aSnapshot({}),
        points: 2,
        now: 1_000,
        leaseUntil: 41_000,
      }),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claim('c', 1_000, { ...slot, channel: asChannelId('C2') })).toBeDefined();
    expect(await claim('d', 1_000, { ...slot, workspace: asWorkspaceId('T2') })).toBeDefined();
  });

  test('opens two rounds of one channel at the same moment one after the other, beside those of others', async () => {
    await claim('a');
    await claim('b');
    await claim('c', 1_000, { channel: asChannelId('C2') });
    const [a, b, c] = await Promise.all(
      ['a', 'b', 'c'].map(id => store.openRound(asRoundId(id), `${id}.1`, 2_000, 9_000)),
    );
    expect(a).toMatchObject({ opened: { id: 'a', state: 'open', messageTs: 'a.1' }, closed: undefined });
    expect(b).toMatchObject({ opened: { id: 'b' }, closed: { id: 'a', closedAt: 2_000, leaseUntil: 9_000 } });
    expect(c).toMatchObject({ opened: { id: 'c' }, closed: undefined });
    expect((await store.findOpenRound(workspace, channel))?.id).toBe('b');
  });

  test('gives one request one round, and finds that round again', async () => {
    await claim('a', 1_000, { cause: { kind: 'request', request: 'trigger' } });
    expect(await claim('b', 1_000, { cause: { kind: 'request', request: 'trigger' } })).toBeUndefined();
    expect((await store.findRequestedRound(workspace, 'trigger'))?.id).toBe('a');
  });

  test('closes the open round of a channel when the next one opens, and no other', async () => {
    await post('first', 1_000);
    await claim('elsewhere', 1_000, { channel: asChannelId('C2') });
    await store.openRound(asRoundId('elsewhere'), '1.1', 1_000);
    const opened = await post('second', 2_000);
    expect(opened?.closed).toMatchObject({ id: 'first', state: 'closed', closedAt: 2_000 });
    expect((await store.findOpenRound(workspace, channel))?.id).toBe('second');
    expect((await store.findOpenRound(workspace, asChannelId('C2')))?.id).toBe('elsewhere');
  });

  test('keeps one open round per channel when two instances open at once', async () => {
    const other = await database.open();
    await claim('a');
    await claim('b');
    await Promise.all([
      store.openRound(asRoundId('a'), '1.1', 1_000),
      other.openRound(asRoundId('b'), '1.2', 1_000),
    ]);
    const states = [await store.findRound(asRoundId('a')), await store.findRound(asRoundId('b'))].map(
      round => round?.state,
    );
    expect(states.toSorted()).toEqual(['closed', 'open']);
  });

  test('opens a round once', async () => {
    await post('a');
    expect(await store.openRound(asRoundId('a'), '9.9', 3_000)).toBeUndefined();
    expect((await store.findRound(asRoundId('a')))?.messageTs).toBe('1000.000100');
  });

  test('hands an abandoned claim to one rescuer, and only after its lease', async () => {
    await claim('a', 1_000);
    expect(await store.renewLease(asRoundId('a'), 40_999, 90_000)).toBeUndefined();
    expect(await store.listUnfinished(40_999, 10)).toEqual([]);
    const rescues = await Promise.all([
      store.renewLease(asRoundId('a'), 41_000, 90_000),
      store.renewLease(asRoundId('a'), 41_000, 90_000),
    ]);
    expect(rescues.filter(Boolean)).toHaveLength(1);
  });

  test('lists closed rounds until their result was shown', async () => {
    await post('a');
    await store.closeRound(asRoundId('a'), 2_000);
    expect((await store.listUnfinished(3_000, 10)).map(round => round.id)).toEqual(['a']);
    await store.settleRound(asRoundId('a'), 3_000);
    expect(await store.listUnfinished(3_000, 10)).toEqual([]);
  });

  test('counts the first answer of a member, under a hundred clicks at once from two instances', async () => {
    const other = await database.open();
    await post('a');
    const clicks = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 ? store : other).recordAnswer({
          round: asRoundId('a'),
          member: anna,
          chosen: [index % 4],
          correct: false,
          points: 0,
          at: 2_000 + index,
        }),
      ),
    );
    expect(clicks.filter(click => click.kind === 'recorded')).toHaveLength(1);
    expect(await store.countAnswers(asRoundId('a'))).toBe(1);
  });

  test('takes the first of two answers that arrive together, and answers to other rounds beside them', async () => {
    await post('a');
    await claim('b', 1_000, { channel: asChannelId('C2') });
    await store.openRound(asRoundId('b'), '1.1', 1_000);
    const told = await Promise.all([
      answer('a', anna, false),
      answer('a', anna, true),
      answer('b', anna, true),
      answer('a', ben, true),
      answer('closed', ben, true),
    ]);
    expect(told.map(({ kind }) => kind)).toEqual([
      'recorded',
      'already-answered',
      'recorded',
      'recorded',
      'not-open',
    ]);
    expect(await store.findAnswer(asRoundId('a'), anna)).toMatchObject({ correct: false });
    expect(await store.countAnswers(asRoundId('a'))).toBe(2);
  });

  test('tells the first answer to whoever answers again', async () => {
    await post('a');
    await answer('a', anna, false);
    expect(await answer('a', anna, true, 3_000)).toEqual({
      kind: 'already-answered',
      answer: { round: 'a', member: 'anna', chosen: [1], correct: false, points: 0, at: 2_000 },
    });
  });

  test.each([
    ['before it is open', async () => void (await claim('a'))],
    [
      'after it is closed',
      async () => {
        await post('a');
        await store.closeRound(asRoundId('a'), 1_500);
      },
    ],
    [
      'from its closing time on',
      async () => {
        await claim('a', 1_000, { closesAt: 2_000 });
        await store.openRound(asRoundId('a'), '1.1', 1_000);
      },
    ],
    [
      'when it was taken out',
      async () => {
        await post('a');
        await store.voidRound(asRoundId('a'), 1_500);
      },
    ],
  ])('takes no answer to a round %s', async (_when, arrange) => {
    await arrange();
    expect(await answer('a')).toEqual({ kind: 'not-open' });
    expect(await store.countAnswers(asRoundId('a'))).toBe(0);
  });

  test('adds up points, offered points and answers since each member joined in', async () => {
    await join('anna');
    await join('ben');
    await post('one', 1_000);
    await answer('one', anna, true);
    await post('two', 2_000);
    await answer('two', anna, false);
    await answer('two', ben, true);
    await post('three', 3_000);
    const scores = await store.listScores(workspace, channel, always, undefined);
    expect(scores.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { member: 'anna', userId: 'U-anna', name: 'anna', points: 2, offered: 4, correct: 1, answered: 2 },
      { member: 'ben', userId: 'U-ben', name: 'ben', points: 2, offered: 2, correct: 1, answered: 1 },
    ]);
  });

  test('counts a round in the span in which it opened', async () => {
    await join('anna');
    await post('one', 1_000);
    await answer('one', anna, true);
    await post('two', 2_000);
    await answer('two', anna, true);
    const [score] = await store.listScores(workspace, channel, { from: 2_000, until: 3_000 }, undefined);
    expect(score).toMatchObject({ points: 2, offered: 2, answered: 1 });
  });

  test('keeps workspaces with equal channel and user ids apart', async () => {
    await join('anna', 'U1');
    await post('one');
    await answer('one', anna, true);
    await store.rememberMember({
      workspace: asWorkspaceId('T2'),
      user: asUserId('U1'),
      key: ben,
      name: 'ben',
      timeZone: undefined,
      now: 1,
    });
    expect(await store.listScores(asWorkspaceId('T2'), channel, always, undefined)).toEqual([]);
    expect(await store.findOpenRound(asWorkspaceId('T2'), channel)).toBeUndefined();
    expect(await store.listPastRounds(asWorkspaceId('T2'), channel)).toEqual([]);
  });

  test('shows attendance from the first answer on, void rounds left out', async () => {
    await post('before', 1_000);
    await post('first', 2_000);
    await answer('first', anna);
    await post('missed', 3_000);
    await post('void', 4_000);
    await store.voidRound(asRoundId('void'), 4_500);
    await post('open', 5_000);
    expect(await store.listAttendance(workspace, channel, anna)).toEqual([
      { day: '2026-11-23', answered: true, open: false },
      { day: '2026-11-23', answered: false, open: false },
      { day: '2026-11-23', answered: false, open: true },
    ]);
    expect(await store.listAttendance(workspace, channel, ben)).toEqual([]);
  });

  test('shows the attendance of many members at once as that of each alone', async () => {
    const members = Array.from({ length: 120 }, (_, index) => asMemberKey(`member-${index}`));
    for (const [at, id] of ['one', 'two', 'three'].entries()) {
      await post(id, 1_000 + at);
      await Promise.all(
        members.filter((_, index) => index % (at + 2) === 0).map(member => answer(id, member)),
      );
    }
    const together = await store.listAttendances(workspace, channel, members);
    const alone = new Map<string, unknown>();
    for (const member of members) alone.set(member, await store.listAttendance(workspace, channel, member));
    expect(together).toEqual(alone);
    expect(await store.listAttendances(asWorkspaceId('T2'), channel, members)).toEqual(
      new Map(members.map(member => [member, []])),
    );
  });

  test('remembers what a channel was asked, in order, with how it went', async () => {
    await post('one', 1_000);
    await answer('one', anna, true);
    await answer('one', ben, false);
    await post('two', 2_000);
    expect(await store.listPastRounds(workspace, channel)).toEqual([
      { questionId: 'question-one', answered: 2, right: 1 },
      { questionId: 'question-two', answered: 0, right: 0 },
    ]);
  });

  test('knows a member again under a new name, with the same key', async () => {
    await join('anna', 'U1');
    const again = await store.rememberMember({
      workspace,
      user: asUserId('U1'),
      key: asMemberKey('another'),
      name: 'Anna B.',
      timeZone: 'Asia/Tokyo',
      now: 2,
    });
    const settings = {};
    expect(again).toEqual({ key: 'anna', name: 'Anna B.', timeZone: 'Asia/Tokyo', hidden: false, settings });
  });

  test('lists the latest answers first', async () => {
    await post('one', 1_000);
    await answer('one', anna, true, 1_100);
    await post('two', 2_000);
    await answer('two', anna, false, 2_100);
    const latest = await store.listLatestAnswers(anna, 10);
    expect(latest.map(({ round, answer: { correct } }) => [round.id, correct])).toEqual([
      ['two', false],
      ['one', true],
    ]);
    expect(await store.listLatestAnswers(ben, 10)).toEqual([]);
  });

  test('moves a channel to its new id with all its rounds', async () => {
    await post('one');
    await store.renumberChannel(workspace, channel, asChannelId('C9'));
    expect((await store.findOpenRound(workspace, asChannelId('C9')))?.id).toBe('one');
  });
});

test('a Postgres that drops its connections is connected to again', async () => {
  const database = await makeDatabase('postgres');
  const store = await database.open();
  await store.countAnswers(asRoundId('none'));
  await database.dropConnections();
  await expect.poll(() => store.countAnswers(asRoundId('none')).catch(() => 'lost')).toBe(0);
  await database.remove();
});
