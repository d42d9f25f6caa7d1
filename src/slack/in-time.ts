import type { Pause } from '../pause.ts';

/**
 * What the work comes to, or undefined when it takes longer. The wait ends with the work: of thousands of requests a
 * second each would otherwise stay in memory for as long as it might have taken.
 */
export function inTime<T>(work: Promise<T>, milliseconds: number, pause: Pause): Promise<T | undefined> {
  const tooLate = pause(milliseconds, work).then(() => undefined);
  return Promise.race([work, tooLate]);
}
