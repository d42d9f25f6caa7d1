import { asChannelId, asRoundId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import type { BenchDatabase } from './databases.ts';

export const CHANNELS = 100;
export const MEMBERS = 100;
/** When the newest round was opened. */
export const NOW = Date.UTC(2026, 10, 26, 9);
export const DAY = 24 * 60 * 60_000;

export const workspace = asWorkspaceId('T1');

/** A round that takes answers. */
export async function openRoundIn(store: Store, id: string): Promise<void> {
  await store.claimRound({
    id: asRoundId(id),
    workspace,
    channel: asChannelId('C1'),
    cause: { kind: 'request', request: id },
    localDay: '2026-11-26',
    timeZone: 'UTC',
    snapshot: aSnapshot({}),
    points: 2,
    now: 1_000,
    leaseUntil: 41_000,
  });
  await store.openRound(asRoundId(id), '1.1', 1_000);
}

/** The members of all channels; each is in one. */
export async function fillMembers({ run }: BenchDatabase): Promise<void> {
  await run(`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${CHANNELS * MEMBERS})
    insert into members (workspace_id, user_id, member_key, display_name, joined_at, hidden, settings)
    select 'T1', 'U' || i, ${memberKey('i')}, 'Member ' || i, 1, 0, '{}' from n`);
}

/**
 * Rounds `from` to `until` of every channel, one a day back from the newest, number 0, which is open; and an answer of
 * every member to each, most of them right. Then the job adds what is over to the sums, as it does every minute.
 */
export async function fillRounds(
  { run, name }: BenchDatabase,
  store: Store,
  { from, until }: { from: number; until: number },
): Promise<void> {
  const opened = `cast(${NOW} as bigint) - r * cast(${DAY} as bigint)`;
  await run(`with recursive r(r) as (select ${from} union all select r + 1 from r where r + 1 < ${until}),
    c(c) as (select 0 union all select c + 1 from c where c + 1 < ${CHANNELS})
    insert into rounds (id, workspace_id, channel_id, origin, slot, local_day, time_zone, question_id, question_hash,
      section_id, snapshot, points, state, claimed_at, opened_at, closed_at, settled_at)
    select ${roundId()}, 'T1', 'C' || c, 'scheduled', r, 'day ' || r, 'UTC', 'question-' || r, 'hash', 'section',
      '${JSON.stringify(aSnapshot({})).replaceAll("'", "''")}', 1 + r % 3, case when r = 0 then 'open' else 'closed' end,
      ${opened}, ${opened}, case when r = 0 then null else ${opened} + 1000 end,
      case when r = 0 then null else ${opened} + 2000 end
    from r, c`);
  await run(`with recursive r(r) as (select ${from} union all select r + 1 from r where r + 1 < ${until}),
    c(c) as (select 0 union all select c + 1 from c where c + 1 < ${CHANNELS}),
    m(m) as (select 0 union all select m + 1 from m where m + 1 < ${MEMBERS})
    insert into answers (round_id, member_key, workspace_id, channel_id, chosen, correct, points, answered_at)
    select ${roundId()}, ${memberKey(`(c * ${MEMBERS} + m)`)}, 'T1', 'C' || c, '[1]', ${isRight},
      ${isRight} * (1 + r % 3), ${opened} + m from r, c, m`);
  while ((await store.countRounds(NOW, 1_000)) > 0);
  await run(name === 'SQLite' ? 'analyze' : 'vacuum analyze');
}

const isRight = 'case when (m * 7919 + r * 104729) % 10 < 7 then 1 else 0 end';

/** As long as real ids are. */
function roundId(): string {
  return `'a-round-id-as-long-as-a-uuid-' || c || '-' || r`;
}

function memberKey(number: string): string {
  return `'a-member-key-as-long-as-a-uuid-' || ${number}`;
}

export function keyOfMember(number: number): string {
  return `a-member-key-as-long-as-a-uuid-${number}`;
}
