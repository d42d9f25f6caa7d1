/** What an instance must know to live in a chaos run. */
export interface ChaosSettings {
  databaseUrl: string;
  apiUrl: string;
  token: string;
  workspace: string;
  /** A file with the knowledge as JSON. */
  knowledge: string;
  /** Milliseconds that Slack may take to answer, of the real clock. */
  timeout: number;
  /** Instants of the run's clock and of the real one at its beginning. */
  start: number;
  began: number;
  faster: number;
  /** How far the run's clock was moved on so far. */
  offset: number;
}

/** A clock that runs faster than the real one and jumps when it is told to; the same in every process. */
export function chaosClock({ start, began, faster, offset }: Omit<ChaosSettings, 'databaseUrl'>) {
  let moved = offset;
  return {
    now: (): number => Math.round(start + (Date.now() - began) * faster + moved),
    moveTo(offset: number): void {
      moved = offset;
    },
  };
}
