import { hash } from 'node:crypto';

/** Says whether an id is new, and remembers it. */
export interface RecentIds {
  add(id: string): boolean;
}

/** After so many a generation is full, whatever its age. */
const KEPT_AT_MOST = 50_000;

/** Ids of the last `keepMs` at least, or the last 50,000, in two generations, so that forgetting costs nothing. */
export function recentIds(now: () => number, keepMs: number): RecentIds {
  let young = new Digests();
  let old = new Digests();
  let turnsAt = now() + keepMs;
  return {
    add(id) {
      if (now() >= turnsAt || young.size >= KEPT_AT_MOST) {
        [old, young] = [young, old];
        young.clear();
        turnsAt = now() + keepMs;
      }
      const digest = digestOf(id);
      return !old.has(digest) && young.add(digest);
    },
  };
}

/** A power of two, and so many that most digests find their place free. */
const PLACES = 2 ** 17;

/** Whole numbers above 0 in one column: a set of strings takes ten times as much, and grows by every request. */
class Digests {
  readonly #places = new Float64Array(PLACES);
  size = 0;

  has(digest: number): boolean {
    return this.#places[this.#placeOf(digest)] === digest;
  }

  add(digest: number): boolean {
    const place = this.#placeOf(digest);
    if (this.#places[place] === digest) return false;
    this.#places[place] = digest;
    this.size += 1;
    return true;
  }

  clear(): void {
    this.#places.fill(0);
    this.size = 0;
  }

  /** Where it is, or else the free place for it. */
  #placeOf(digest: number): number {
    let place = digest % PLACES;
    while (this.#places[place] !== 0 && this.#places[place] !== digest) place = (place + 1) % PLACES;
    return place;
  }
}

/** From 1 to 2⁴⁸: of a hundred thousand ids a new one is taken for one of them once in three billion times. */
function digestOf(id: string): number {
  return hash('sha256', id, 'buffer').readUIntBE(0, 6) + 1;
}
