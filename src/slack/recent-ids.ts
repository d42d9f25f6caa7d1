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

/** A set of whole numbers above 0 in one column: of strings, a set takes ten times as much, and grows by every request. */
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

/**
 * From 1 to 2⁵³: of a hundred thousand ids one is taken for another once in ninety billion times. Two FNV-1a hashes
 * with primes of their own; nobody can choose ids, since they are signatures.
 */
function digestOf(id: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
  }
  return (high >>> 11) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0) + 1;
}
