import type { AskedCases } from './asked-cases.ts';
import type { NearestData } from './search-nearest.ts';

/** What more than this share of all questions say brings none nearer, and would take long to look through. */
const COMMON = 0.004;

/** `size` is how many words and pairs there are. */
export function buildNearest({ starts, places, lengths, owners }: AskedCases, size: number): NearestData {
  const said = new Uint32Array(size);
  for (const place of places) said[place] = (said[place] ?? 0) + 1;
  const most = Math.max(COMMON * owners.length, MOST_IN_SMALL);
  const begins = new Uint32Array(size + 1);
  for (let place = 0; place < size; place++) {
    const kept = (said[place] ?? 0) > most ? 0 : (said[place] ?? 0);
    begins[place + 1] = (begins[place] ?? 0) + kept;
  }
  const questions = new Uint32Array(begins[size] ?? 0);
  const next = begins.slice(0, size);
  for (const at of owners.keys()) {
    for (let one = starts[at] ?? 0; one < (starts[at + 1] ?? 0); one++) {
      const place = places[one] ?? 0;
      if ((said[place] ?? 0) > most) continue;
      const to = next[place] ?? 0;
      questions[to] = at;
      next[place] = to + 1;
    }
  }
  return { starts: begins, questions, lengths, owners };
}

/** Among few questions nothing is too common. */
const MOST_IN_SMALL = 50;
