import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asChannelId,
  asMemberKey,
  asRoundId,
  asUserId,
  asWorkspaceId,
  type ChannelId,
} from '../../src/quiz/ids.ts';
import { boardOf } from '../../src/slack/board.ts';
import { loadHome } from '../../src/slack/home/load-home.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from '../store/databases.ts';
import { library } from './app-stand.ts';

const workspace = asWorkspaceId('T1');
const DAY = 24 * 60 * 60_000;
/** A Wednesday, so that the rounds of the last days belong to two weeks. */
const NOW = Date.parse('2026-11-25T12:00:00Z');
const MEMBERS = 5;

const member = fc.record({
  isHidden: fc.boolean(),
  hasLeft: fc.integer({ min: 0, max: 4 }).map(number => number === 0),
});
const round = fc.record({
  daysAgo: fc.integer({ min: 0, max: 5 }),
  points: fc.integer({ min: 1, max: 3 }),
  isVoid: fc.integer({ min: 0, max: 5 }).map(number => number === 0),
  /** Of each member: nothing, wrong or right. */
  answers: fc.array(fc.constantFrom(undefined, false, true), { minLength: MEMBERS, maxLength: MEMBERS }),
});
const history = fc.record({
  members: fc.array(member, { minLength: MEMBERS, maxLength: MEMBERS }),
  rounds: fc.array(round, { minLength: 1, maxLength: 6 }),
});

type Given = typeof history extends fc.Arbitrary<infer T> ? T : never;

describe.each(DATABASES)('on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  let played = 0;
  beforeAll(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterAll(() => database.remove());

  /** The history of a channel of its own, and whoever is still there after it. */
  async function play({ members, rounds }: Given): Promise<{ channel: ChannelId; present: string[] }> {
    played += 1;
    const channel = asChannelId(`C${played}`);
    const people = members.map((person, index) => ({ ...person, id: `${played}-${index}` }));
    await store.rememberChannel({ workspace, id: channel, name: 'study', status: 'active', now: 1 });
    await store.setTimeZone(workspace, channel, 'Europe/Berlin');
    for (const { id, isHidden } of people) {
      const known = { workspace, user: asUserId(id), key: asMemberKey(id), name: id, now: 1 };
      await store.rememberMember({ ...known, timeZone: undefined });
      if (isHidden) await store.setHidden(asMemberKey(id), true);
    }
    const oldestFirst = rounds.toSorted((a, b) => b.daysAgo - a.daysAgo);
    for (const [place, each] of oldestFirst.entries()) {
      const id = asRoundId(`${channel}-${place}`);
      const at = NOW - each.daysAgo * DAY + place;
      await store.claimRound({
        id,
        workspace,
        channel,
        cause: { kind: 'request', request: id },
        localDay: '2026-11-25',
        timeZone: 'Europe/Berlin',
        snapshot: aSnapshot({}),
        points: each.points,
        now: at,
        leaseUntil: at,
      });
      await store.openRound(id, id, at);
      for (const [index, correct] of each.answers.entries()) {
        if (correct === undefined) continue;
        const points = correct ? each.points : 0;
        const given = { member: asMemberKey(`${played}-${index}`), chosen: [0], correct, points };
        await store.recordAnswer({ round: id, ...given, at });
      }
      if (each.isVoid) await store.voidRound(id, at);
    }
    for (const { id, hasLeft } of people) {
      const left = { name: id, timeZone: undefined, leftAt: hasLeft ? NOW : undefined };
      await store.updateMember(workspace, asUserId(id), left);
    }
    return { channel, present: people.filter(({ hasLeft }) => !hasLeft).map(({ id }) => id) };
  }

  test('Home tells each member the points and the rank that the channel’s board tells them', async () => {
    await fc.assert(
      fc.asyncProperty(history, async given => {
        const { channel, present } = await play(given);
        const deps = { store, library: () => library, now: () => NOW };
        for (const id of present) {
          const home = await loadHome(
            {
              deps,
              people: async () => ({ name: id, timeZone: 'UTC', isAdmin: false, isOutsider: false }),
              memberships: async () => undefined,
            },
            workspace,
            asUserId(id),
          );
          const board = await boardOf({ deps, workspace, now: NOW }, channel, 'week', asMemberKey(id));
          const own = board.standings.find(standing => standing.member === id);
          const shown = home.channels.find(each => each.id === channel);
          expect([shown?.points ?? 0, shown?.rank]).toEqual([own?.points ?? 0, own?.rank]);
        }
      }),
      { numRuns: 12 },
    );
  });
});
