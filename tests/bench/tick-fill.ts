import { aSnapshot } from '../quiz/a-snapshot.ts';
import type { BenchDatabase } from './databases.ts';

export const CHANNELS = 10_000;
/** Channels that are due in the same minute, each in a workspace of its own. */
export const DUE = 10;
/** Just after the hour at which every channel has its question. */
export const NOW = Date.UTC(2026, 10, 26, 9) + 1_000;

const WORKSPACES = 500;
/** Questions that every channel has had, one a day, all over and counted; most channels have an open one beside. */
const PAST = 10;
/** Answers to each of them in the channels that will be due. */
const ANSWERS = 10;
/** The workspaces of a tick come again after so many: else Slack's own limits would be measured. */
const TURNS = 10;
const DAY = 24 * 60 * 60_000;

/**
 * Every channel posts at nine, every day; none is due before tomorrow. Tells how to make the next few due that had no
 * question today.
 */
export async function fillSchedules(database: BenchDatabase): Promise<(count: number) => Promise<void>> {
  const { run, name } = database;
  const numbers = (count: number): string =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;
  const past = `, past(p) as (select 1 union all select p + 1 from past where p < ${PAST})`;
  const tomorrow = NOW - 1_000 + DAY;
  const opened = `cast(${NOW - 1_000} as bigint) - p * cast(${DAY} as bigint)`;
  const snapshot = JSON.stringify(aSnapshot({})).replaceAll("'", "''");
  await run(`${numbers(WORKSPACES)} insert into installations (workspace_id, team_id, bot_user_id, bot_id, token,
    installed_at) select 'T' || i, 'T' || i, 'UBOT', 'BBOT', 'xoxb-' || i, 1 from n`);
  await run(`${numbers(CHANNELS)} insert into channels (workspace_id, channel_id, name, status, updated_at)
    select 'T' || (i % ${WORKSPACES}), 'C' || i, 'study', 'active', 1 from n`);
  await run(`${numbers(CHANNELS)} insert into schedules (workspace_id, channel_id, days, post_at, time_zone, paused,
    skipped_days, reminds, missed_days, next_slot, revision, updated_by, updated_at)
    select 'T' || (i % ${WORKSPACES}), 'C' || i, '1,2,3,4,5,6,7', '09:00', 'UTC', 0, '[]', 0, '[]',
      cast(${tomorrow} as bigint), 1, 'U1', 1 from n`);
  await run(`${numbers(CHANNELS)}${past} insert into rounds (id, workspace_id, channel_id, origin, slot, local_day,
    time_zone, question_id, question_hash, section_id, snapshot, points, state, claimed_at, opened_at, closed_at,
    settled_at, counted_at, answered, correct)
    select 'a-round-id-as-long-as-a-uuid-' || i || '-' || p, 'T' || (i % ${WORKSPACES}), 'C' || i, 'scheduled', ${opened},
      'day ' || p, 'UTC', 'question-' || p, 'hash', 'section', '${snapshot}', 1, 'closed', ${opened}, ${opened},
      ${opened} + 1000, ${opened} + 2000, ${opened} + 3000, ${ANSWERS}, ${ANSWERS}
    from n, past`);
  await run(`${numbers(CHANNELS)} insert into rounds (id, workspace_id, channel_id, origin, slot, local_day, time_zone,
    question_id, question_hash, section_id, snapshot, points, state, message_ts, claimed_at, opened_at, closes_at)
    select 'an-open-round-as-long-as-a-uuid-' || i, 'T' || (i % ${WORKSPACES}), 'C' || i, 'scheduled', ${NOW - 1_000},
      '2026-11-26', 'UTC', 'question-0', 'hash', 'section', '${snapshot}', 1, 'open', '1.1', ${NOW - 1_000}, ${NOW},
      cast(${tomorrow} as bigint) from n where i % ${WORKSPACES} >= ${TURNS * DUE}`);
  await run(`${numbers(CHANNELS)}${past}, a(a) as (select 1 union all select a + 1 from a where a < ${ANSWERS})
    insert into answers (round_id, member_key, workspace_id, channel_id, chosen, correct, points, answered_at)
    select 'a-round-id-as-long-as-a-uuid-' || i || '-' || p, 'member-' || i || '-' || a, 'T' || (i % ${WORKSPACES}),
      'C' || i, '[1]', 1, 1, ${opened} from n, past, a where i % ${WORKSPACES} < ${TURNS * DUE}`);
  await run(name === 'SQLite' ? 'analyze' : 'vacuum analyze');
  let ticks = 0;
  return count => makeDue(database, ticks++, count);
}

async function makeDue({ run, name }: BenchDatabase, ticks: number, count: number): Promise<void> {
  const first = (ticks % TURNS) * DUE + Math.floor(ticks / TURNS) * WORKSPACES;
  const channels = Array.from({ length: count }, (_, index) => `C${first + index}`);
  const marks = channels.map((_, index) => (name === 'SQLite' ? '?' : `$${index + 1}`)).join(', ');
  await run(`update schedules set next_slot = ${NOW - 1_000} where channel_id in (${marks})`, channels);
}
