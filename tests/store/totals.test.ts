import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asChannelId,
  asMemberKey,
  asRoundId,
  asUserId,
  asWorkspaceId,
  type ChannelId,
  type MemberKey,
} from '../../src/quiz/ids.ts';
import type { Span } from '../../src/quiz/window.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { uncountRound } from '../../src/store/totals.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';
import { workAt } from './work-at.ts';

const workspace = asWorkspaceId('T1');
const NAMES = ['anna', 'ben', 'caro'];
const userOf = (index: number) => asUserId(`U-${NAMES[index]}`);
const MINUTE = 60_000;
const ALWAYS: Span = { from: 0, until: Number.MAX_SAFE_INTEGER };

type Step =
  | { kind: 'post'; points: number }
  | { kind: 'answer'; member: number; right: boolean }
  | { kind: 'close' }
  | { kind: 'withdraw'; round: number }
  /** The key of the round was wrong: what was right is wrong, and the other way round. */
  | { kind: 'regrade'; round: number }
  /** A member has everything deleted, and comes back as somebody new. */
  | { kind: 'leave'; member: number }
  /** The job that adds rounds to the sums, this many minutes later. */
  | { kind: 'count'; later: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('post'), points: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('answer'), member: fc.nat(2), right: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw'), round: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('regrade'), round: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), member: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('count'), later: fc.constantFrom(0, 5, 11, 60) }) },
) as fc.Arbitrary<Step>;

/** What the test itself knows of a round. */
interface Known {
  id: string;
  openedAt: number;
  points: number;
  state: 'open' | 'closed' | 'void';
  answers: Map<string, number>;
}

describe.each(DATABASES)('the sums behind boards on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  let raw: Kysely<Tables>;
  let channels = 0;
  /** Their keys now, in the order of `NAMES`. */
  const members: MemberKey[] = [];
  beforeAll(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
    raw = new Kysely<Tables>({ dialect: database.dialect() });
    for (const [index] of NAMES.entries()) members.push(await join(index));
  });
  afterAll(async () => {
    await raw.destroy();
    await database.remove();
  });

  async function join(index: number): Promise<MemberKey> {
    const member = await store.rememberMember({
      workspace,
      user: userOf(index),
      key: asMemberKey(randomUUID()),
      name: NAMES[index] ?? '',
      timeZone: undefined,
      now: 1,
    });
    return member.key;
  }

  /** As somebody does it who corrects a key: the grades, and then the sums that they went into. */
  function regrade(round: Known): Promise<void> {
    return raw.transaction().execute(async trx => {
      await trx
        .updateTable('answers')
        .set(row => ({
          correct: sql<0 | 1>`1 - correct`,
          points: row.case().when('correct', '=', 1).then(0).else(round.points).end(),
        }))
        .where('round_id', '=', round.id)
        .execute();
      await uncountRound(trx, asRoundId(round.id));
    });
  }

  async function play(steps: readonly Step[]): Promise<{ channel: ChannelId; rounds: Known[]; now: number }> {
    channels += 1;
    const channel = asChannelId(`C${channels}`);
    const rounds: Known[] = [];
    let now = 1_000;
    for (const each of steps) {
      now += MINUTE;
      const open = rounds.find(round => round.state === 'open');
      switch (each.kind) {
        case 'post': {
          const id = `${channel}-${rounds.length}`;
          await store.claimRound({
            id: asRoundId(id),
            workspace,
            channel,
            cause: { kind: 'request', request: id },
            localDay: '2026-11-23',
            timeZone: 'UTC',
            snapshot: aSnapshot({ questionId: id }),
            points: each.points,
            now,
            leaseUntil: now,
          });
          await store.openRound(asRoundId(id), id, now);
          if (open) open.state = 'closed';
          rounds.push({ id, openedAt: now, points: each.points, state: 'open', answers: new Map() });
          break;
        }
        case 'answer': {
          const member = members[each.member];
          if (!open || !member) break;
          const points = each.right ? open.points : 0;
          const answer = { member, chosen: [0], correct: each.right, points, at: now };
          await store.recordAnswer({ round: asRoundId(open.id), ...answer });
          if (!open.answers.has(member)) open.answers.set(member, points);
          break;
        }
        case 'close':
          if (open) await store.closeRound(asRoundId(open.id), now);
          if (open) open.state = 'closed';
          break;
        case 'withdraw': {
          const round = rounds[each.round % Math.max(1, rounds.length)];
          if (round) await store.voidRound(asRoundId(round.id), now);
          if (round) round.state = 'void';
          break;
        }
        case 'regrade': {
          const round = rounds[each.round % Math.max(1, rounds.length)];
          if (!round) break;
          await regrade(round);
          for (const [member, points] of round.answers) {
            round.answers.set(member, points > 0 ? 0 : round.points);
          }
          break;
        }
        case 'leave': {
          const member = members[each.member];
          if (!member) break;
          await store.deletePerson(workspace, userOf(each.member));
          // What was answered in the open round goes with the person; the rest counts, and for nobody.
          open?.answers.delete(member);
          members[each.member] = await join(each.member);
          break;
        }
        case 'count':
          await store.countRounds(now + each.later * MINUTE, 3);
      }
    }
    return { channel, rounds, now };
  }

  test('are what adding up every answer gives, whenever the job runs and whatever is withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }),
        fc.nat(30),
        fc.nat(30),
        async (steps, a, b) => {
          const { channel, rounds } = await play(steps);
          const week = { from: 1_000 + Math.min(a, b) * MINUTE, until: 1_000 + Math.max(a, b) * MINUTE };
          for (const span of [ALWAYS, week]) {
            const scores = await store.listScores(workspace, channel, span, undefined);
            const shown = scores.map(({ userId: _, name: __, ...sums }) => sums);
            expect(shown.toSorted(byMember)).toEqual(recomputed(members, rounds, span).toSorted(byMember));
          }
          expect(await store.listPastRounds(workspace, channel)).toEqual(
            rounds.filter(({ state }) => state !== 'void').map(howItWent),
          );
        },
      ),
      { numRuns: kind === 'sqlite' ? 30 : 15 },
    );
  });

  test('forget a round that is withdrawn after it was counted, and can be counted again', async () => {
    const { channel, rounds, now } = await play([
      { kind: 'post', points: 1 },
      { kind: 'answer', member: 0, right: true },
      { kind: 'post', points: 2 },
      { kind: 'answer', member: 0, right: true },
      { kind: 'close' },
      { kind: 'count', later: 60 },
      { kind: 'withdraw', round: 0 },
    ]);
    for (const later of [0, 60]) {
      await store.countRounds(now + later * MINUTE, 100);
      const [score] = await store.listScores(workspace, channel, ALWAYS, undefined);
      expect(score).toMatchObject({ points: 2, offered: 2, answered: 1 });
    }
    expect(rounds.map(({ state }) => state)).toEqual(['void', 'closed']);
  });

  test('take in a round only when no answer can be on its way any more', async () => {
    const { now } = await play([{ kind: 'count', later: 600 }]);
    const { now: closed } = await play([{ kind: 'post', points: 1 }, { kind: 'close' }]);
    expect(closed).toBeGreaterThan(now);
    expect((await workAt(store, closed, { countUntil: closed - 1 })).count).toEqual([]);
    expect((await workAt(store, closed, { countUntil: closed })).count).toEqual([workspace]);
    expect(await store.countRounds(closed + 9 * MINUTE, 10)).toBe(0);
    expect(await store.countRounds(closed + 10 * MINUTE, 10)).toBe(1);
    expect(await store.countRounds(closed + 10 * MINUTE, 10)).toBe(0);
  });

  test('take in a round once when two instances try at the same time', async () => {
    const other = await database.open();
    const { channel, now } = await play([
      { kind: 'post', points: 2 },
      { kind: 'answer', member: 0, right: true },
      { kind: 'answer', member: 1, right: false },
      { kind: 'close' },
    ]);
    const later = now + 11 * MINUTE;
    await Promise.all([store.countRounds(later, 10), other.countRounds(later, 10)]);
    const scores = await store.listScores(workspace, channel, ALWAYS, undefined);
    expect(scores.map(({ name, points, answered }) => [name, points, answered]).toSorted()).toEqual([
      ['anna', 2, 1],
      ['ben', 0, 1],
    ]);
  });

  test('go with a channel to its new id', async () => {
    const { channel, now } = await play([
      { kind: 'post', points: 2 },
      { kind: 'answer', member: 0, right: true },
      { kind: 'close' },
    ]);
    await store.countRounds(now + 11 * MINUTE, 100);
    await store.renumberChannel(workspace, channel, asChannelId('C-new'));
    expect(await store.listScores(workspace, asChannelId('C-new'), ALWAYS, undefined)).toMatchObject([
      { name: 'anna', points: 2, offered: 2, answered: 1 },
    ]);
  });
});

/** The rules of boards once more, over what the test knows. */
function recomputed(members: readonly string[], rounds: readonly Known[], span: Span) {
  const counting = rounds.filter(({ state }) => state !== 'void');
  const inSpan = counting.filter(({ openedAt }) => openedAt >= span.from && openedAt < span.until);
  return members.flatMap(member => {
    const since = Math.min(
      ...counting.filter(({ answers }) => answers.has(member)).map(({ openedAt }) => openedAt),
    );
    const offered = inSpan.filter(({ openedAt }) => openedAt >= since);
    if (offered.length === 0) return [];
    const answered = offered.filter(({ answers }) => answers.has(member));
    const sum = (points: number[]): number => points.reduce((total, each) => total + each, 0);
    return {
      member,
      points: sum(answered.map(({ answers }) => answers.get(member) ?? 0)),
      offered: sum(
        offered
          .filter(({ state, answers }) => state === 'closed' || answers.has(member))
          .map(({ points }) => points),
      ),
      correct: answered.filter(({ answers }) => (answers.get(member) ?? 0) > 0).length,
      answered: answered.length,
    };
  });
}

function howItWent({ id, answers }: Known) {
  const right = [...answers.values()].filter(points => points > 0).length;
  return { questionId: id, answered: answers.size, right };
}

function byMember(a: { member: string }, b: { member: string }): number {
  return a.member < b.member ? -1 : 1;
}
