import type { Readiness } from './readiness.ts';

/** How to find out how the app's surroundings are: a sentence about what is wrong, or undefined when all is well. */
export interface Probes {
  /** Reads a little, or writes a little. */
  database: (how: 'read' | 'write') => Promise<string | undefined>;
  slack: () => Promise<string | undefined>;
}

export interface Watch {
  /** Looks once at everything. */
  look(): Promise<void>;
  /** A call to Slack failed: the next look asks Slack how it is. */
  doubtSlack(): void;
}

/**
 * Keeps `readiness` true to life. The database is asked each time; when something was wrong with it, it must take a
 * write before it counts as well. Slack is asked when there is reason to doubt it.
 */
export function watch(readiness: Readiness, probes: Probes): Watch {
  let hasDoubts = false;

  async function lookAtDatabase(): Promise<void> {
    const wasWrong = readiness.troubleOf('database') !== undefined;
    readiness.note('database', await probes.database(wasWrong ? 'write' : 'read'));
  }

  async function lookAtSlack(): Promise<void> {
    if (!hasDoubts && readiness.troubleOf('slack') === undefined) return;
    hasDoubts = false;
    readiness.note('slack', await probes.slack());
  }

  return {
    look: async () => void (await Promise.all([lookAtDatabase(), lookAtSlack()])),
    doubtSlack() {
      hasDoubts = true;
    },
  };
}
