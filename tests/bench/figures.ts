export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}

/** Milliseconds, or operations per second, of app and yardstick, turn by turn. */
export interface Turns {
  app: number[];
  yardstick: number[];
}

/**
 * Measures the two in turns, so that what else the machine does meets both; who begins changes every time. The first
 * turn of each warms up and is not told.
 */
export async function inTurns(
  turns: number,
  measure: { app: () => Promise<number>; yardstick: () => Promise<number> },
): Promise<Turns> {
  const told: Turns = { app: [], yardstick: [] };
  for (let turn = 0; turn <= turns; turn += 1) {
    const order = turn % 2 === 0 ? (['app', 'yardstick'] as const) : (['yardstick', 'app'] as const);
    for (const side of order) {
      const value = await measure[side]();
      if (turn > 0) told[side].push(value);
    }
  }
  return told;
}

/** The median of the turns' ratios with the smallest and the largest, such as `0.52 (0.49–0.55)`. */
export function ratioOf({ app, yardstick }: Turns): string {
  const ratios = app.map((value, turn) => value / (yardstick[turn] ?? Number.NaN));
  const shown = (ratio: number): string => ratio.toFixed(2);
  return `${shown(median(ratios))} (${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))})`;
}

export function perSecond(values: readonly number[]): string {
  return `${Math.round(median(values)).toLocaleString('en')}/s`;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`;
}

/** How often per second `run` succeeds, `count` times with `atOnce` under way. */
export async function rateOf(
  count: number,
  atOnce: number,
  run: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await run(index);
      }
    }),
  );
  return (count / (performance.now() - began)) * 1_000;
}

/** The times of `count` runs, one after the other, in milliseconds. */
export async function timesOf(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await run(index);
    times.push(performance.now() - began);
  }
  return times;
}
