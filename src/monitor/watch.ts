import { type ClockVerdict, judgeClock } from './clock.ts';
import type { Readiness } from './readiness.ts';

/** How to find out how the app's surroundings are: a sentence about what is wrong, or undefined when all is well. */
export interface Probes {
  /** Reads a little, or writes a little. */
  database: (how: 'read' | 'write') => Promise<string | undefined>;
  slack: () => Promise<string | undefined>;
  /** The database's clock, epoch ms; undefined when it is this machine's own, or it does not answer. */
  clock: () => Promise<number | undefined>;
}

interface Watching {
  /** The clock of this machine, epoch ms. */
  now: () => number;
  /** Hears of every look at the clocks. */
  onClock: (verdict: ClockVerdict) => void;
}

/** Clocks drift slowly. */
const LOOKS_PER_CLOCK = 30;

export interface Watch {
  /** Looks once at everything. */
  look(): Promise<void>;
  /** A call to Slack failed: the next look asks Slack how it is. */
  doubtSlack(): void;
}

/**
 * Keeps `readiness` true to life. The database is asked each time; when something was wrong with it, it must take a
 * write before it counts as well. Slack is asked when there is reason to doubt it, the database's clock now and then.
 */
export function watch(readiness: Readiness, probes: Probes, { now, onClock }: Watching): Watch {
  let hasDoubts = false;
  let looks = 0;

  async function lookAtDatabase(): Promise<void> {
    const wasWrong = readiness.troubleOf('database') !== undefined;
    readiness.note('database', await probes.database(wasWrong ? 'write' : 'read'));
  }

  async function lookAtSlack(): Promise<void> {
    if (!hasDoubts && readiness.troubleOf('slack') === undefined) return;
    hasDoubts = false;
    readiness.note('slack', await probes.slack());
  }

  async function lookAtClock(): Promise<void> {
    looks += 1;
    if ((looks - 1) % LOOKS_PER_CLOCK !== 0) return;
    const asked = now();
    const theirs = await probes.clock();
    if (theirs === undefined) return;
    const verdict = judgeClock({ asked, theirs, answered: now() });
    onClock(verdict);
    readiness.note('clock', verdict.trouble);
  }

  return {
    look: async () => void (await Promise.all([lookAtDatabase(), lookAtSlack(), lookAtClock()])),
    doubtSlack() {
      hasDoubts = true;
    },
  };
}
