import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadKnowledge } from '../../src/knowledge.ts';
import { asChannelId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Schedule } from '../../src/quiz/schedule.ts';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { workAt } from '../store/work-at.ts';
import { type ChaosSettings, chaosClock } from './chaos-clock.ts';
import { seededRandom } from './seeded-random.ts';

export interface ChaosFigures {
  slots: number;
  /** Slots whose channel shows exactly one question for them. */
  once: number;
  missing: string[];
  twice: string[];
  /** Questions without their result after they were closed. */
  unsettled: number;
  kills: number;
  /** Second messages that were there for a while and were taken back. */
  withdrawn: number;
  /** How often a question was sent, and how Slack failed calls of all kinds. */
  attempts: number;
  faults: Record<string, number>;
  seconds: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-23T08:55:00Z');
/** Real milliseconds are so many of the run's: a lease of 40 seconds takes 0.8. */
const FASTER = 50;
const INSTANCES = 3;
const WORKSPACE = 'T0LOCAL';
/** How calls fail, and the share that fails so: a quarter of them in all. */
const FAULTS: [FaultKind, number][] = [
  ['rate-limit', 0.04],
  ['server-error', 0.05],
  ['hang', 0.03],
  ['reset', 0.03],
  ['accepted-but-lost', 0.05],
  ['accepted-then-500', 0.03],
  ['accepted-late', 0.04],
];

/**
 * Three processes on one Postgres post a question a day to many channels while they are killed at random moments and
 * Slack fails in every way it can. Afterwards the channels are counted. The seed decides who is killed, when, and
 * which calls fail; what happens in between is up to the machine.
 */
export async function runChaos(options: {
  databaseUrl: string;
  channels: number;
  days: number;
  /** Over how many minutes of the run's clock the channels are spread. */
  minutes: number;
  seed: number;
  /** Real milliseconds between two kills, on average. */
  killEvery: number;
  say?: (line: string) => void;
}): Promise<ChaosFigures> {
  const { channels, days, say = () => {} } = options;
  const random = seededRandom(options.seed);
  const folder = mkdtempSync(join(tmpdir(), 'aif-chaos-'));
  const began = Date.now();
  const names = Array.from({ length: channels }, (_, index) => `C${1_000 + index}`);
  const sandbox = await startSandbox({
    now: () => START + (Date.now() - began) * FASTER,
    channels: names.map(id => ({ id, name: id.toLowerCase(), appIsMember: true })),
  });
  const settings: ChaosSettings = {
    databaseUrl: options.databaseUrl,
    apiUrl: sandbox.apiUrl,
    token: sandbox.botToken,
    workspace: WORKSPACE,
    knowledge: join(folder, 'knowledge.json'),
    timeout: 500,
    start: START,
    began,
    faster: FASTER,
    offset: 0,
  };
  const clock = chaosClock(settings);
  writeFileSync(settings.knowledge, JSON.stringify(shippedKnowledge()));
  const store = await openStore(postgresDialect(options.databaseUrl, () => {}));
  await scheduleAll();

  const faults: Record<string, number> = {};
  let attempts = 0;
  const withdrawn = new Set<unknown>();
  let isCalm = false;
  // Strikes never: it looks at every call.
  sandbox.faults.add({
    method: '*',
    kind: 'reset',
    when({ method, args }) {
      if (method === 'chat.postMessage' && args.metadata !== undefined) attempts += 1;
      if (method === 'chat.delete') withdrawn.add(args.ts);
      return false;
    },
  });
  for (const [kind, rate] of FAULTS) {
    sandbox.faults.add({
      method: '*',
      kind,
      times: Infinity,
      retryAfter: 1 + Math.floor(random() * 20),
      // Longer than a lease.
      lateMs: 90_000,
      when() {
        const strikes = !isCalm && random() < rate;
        if (strikes) faults[kind] = (faults[kind] ?? 0) + 1;
        return strikes;
      },
    });
  }

  let kills = 0;
  const instances: ChildProcess[] = [];
  /** At work: killing what has not begun would only keep everything from happening on a slow machine. */
  const working = new Set<ChildProcess>();
  const launch = (index: number): void => {
    const env = { PATH: process.env.PATH, CHAOS: JSON.stringify(settings) };
    const child = spawn(process.execPath, ['tests/chaos/chaos-instance.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', () => working.add(child));
    instances[index] = child;
  };
  for (let index = 0; index < INSTANCES; index += 1) launch(index);
  let isOver = false;
  const killing = (async () => {
    while (!isOver) {
      await setTimeout(options.killEvery * (0.3 + 1.4 * random()));
      const index = Math.floor(random() * INSTANCES);
      if (isOver || isCalm || !isWorking(index)) continue;
      await kill(index);
      launch(index);
      kills += 1;
    }
  })();
  // What Slack held back lands when its clock is looked at.
  const landing = (async () => {
    while (!isOver) {
      await setTimeout(100);
      await sandbox.advanceClock(0);
    }
  })();

  try {
    for (let day = 0; day < days; day += 1) {
      await until(() => allHaveRound(day));
      say(`day ${day + 1}: every channel has its question; ${kills} kills so far`);
      await moveTo(dayStart(day) + 8 * HOUR + 5 * MINUTE);
      await setTimeout((2 * MINUTE) / FASTER);
      if (day + 1 < days) await moveTo(dayStart(day + 1));
    }
    isCalm = true;
    await until(nothingIsLeft);
    // Past every second look that is planned.
    await moveTo(clock.now() + 65 * MINUTE);
    await until(async () => (await workAt(store, Number.MAX_SAFE_INTEGER)).withdraw.length === 0);
    return count();
  } finally {
    isOver = true;
    await Promise.all([killing, landing]);
    for (let index = 0; index < INSTANCES; index += 1) await kill(index);
    await store.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function dayStart(day: number): number {
    return START + day * 24 * HOUR;
  }

  async function scheduleAll(): Promise<void> {
    for (const [index, name] of names.entries()) {
      const schedule: Schedule = {
        days: [1, 2, 3, 4, 5, 6, 7],
        postAt: `09:${String(index % options.minutes).padStart(2, '0')}`,
        timeZone: 'UTC',
        closeAt: '17:00',
        paused: false,
        pausedUntil: undefined,
        skippedDays: [],
      };
      const at = { workspace: asWorkspaceId(WORKSPACE), channel: asChannelId(name) };
      const nextSlot = Date.parse(`2026-11-23T${schedule.postAt}:00Z`);
      await store.rememberChannel({ ...at, id: at.channel, name, status: 'active', now: START });
      await store.saveSchedule(
        { ...at, schedule, reminds: false, nextSlot, revision: 0 },
        asUserId('U0ANNA'),
        START,
      );
    }
  }

  function isWorking(index: number): boolean {
    const child = instances[index];
    return child !== undefined && working.has(child);
  }

  async function kill(index: number): Promise<void> {
    const child = instances[index];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async function moveTo(instant: number): Promise<void> {
    const by = instant - clock.now();
    if (by <= 0) return;
    settings.offset += by;
    clock.moveTo(settings.offset);
    for (const child of instances) if (child.connected) child.send(settings.offset);
    await sandbox.advanceClock(by);
  }

  async function allHaveRound(day: number): Promise<boolean> {
    const today = new Date(dayStart(day)).toISOString().slice(0, 10);
    for (const name of names) {
      const at = [asWorkspaceId(WORKSPACE), asChannelId(name)] as const;
      if ((await store.findOpenRound(...at))?.localDay !== today) return false;
    }
    return true;
  }

  async function nothingIsLeft(): Promise<boolean> {
    const { close } = await workAt(store, clock.now());
    const unfinished = await store.listUnfinished(Number.MAX_SAFE_INTEGER, 1);
    return close.length + unfinished.length === 0;
  }

  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    const deadline = clock.now() + 6 * HOUR;
    while (!(await isTrue())) {
      if (clock.now() > deadline) return;
      await setTimeout(200);
    }
  }

  function count(): ChaosFigures {
    const missing: string[] = [];
    const twice: string[] = [];
    let once = 0;
    let unsettled = 0;
    for (const name of names) {
      const questions = sandbox.messages(name).filter(({ metadata }) => metadata !== undefined);
      unsettled += questions.filter(({ blocks }) => !JSON.stringify(blocks).includes('"Result"')).length;
      for (let day = 0; day < days; day += 1) {
        const from = dayStart(day);
        const shown = questions.filter(({ ts }) => {
          const at = Number(ts) * 1_000;
          return at >= from && at < from + 20 * HOUR;
        });
        const slot = `${name} ${new Date(from).toISOString().slice(0, 10)}`;
        if (shown.length === 1) once += 1;
        else (shown.length === 0 ? missing : twice).push(slot);
      }
    }
    return {
      slots: channels * days,
      once,
      missing,
      twice,
      unsettled,
      kills,
      withdrawn: withdrawn.size,
      attempts,
      faults,
      seconds: Math.round((Date.now() - began) / 1_000),
    };
  }
}

function shippedKnowledge() {
  const loaded = loadKnowledge('knowledge', new Date(START));
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems));
  return loaded.knowledge;
}
