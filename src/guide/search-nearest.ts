import type { Vector } from './search-odds.ts';

/** The questions that were asked before, by the words and pairs that they say. */
export interface NearestData {
  /** For each word and, behind them, each pair: where its questions begin; one more at the end. */
  starts: Uint32Array;
  questions: Uint32Array;
  /** Of each question: the length of its vector, and the number of its section. */
  lengths: Float32Array;
  owners: Uint32Array;
}

/** What the most similar questions asked for. */
export interface Nearest {
  /** For each section, and at the end for what the guide does not answer, its share of them; all less than 1 together. */
  shares: Float64Array;
  /** The cosine of the nearest one that the guide answers, and of the nearest that it does not; 0 if none is near. */
  inside: number;
  outside: number;
}

export type NearestOf = (vector: Vector) => Nearest;

const MOST_NEAREST = 50;
/** When the rarest words and pairs have found so many, commoner ones alone find none that is nearer. */
const ENOUGH = 1_000;
/** Counts as one question, just as asked, for which nobody knows the section: far ones alone convince nobody. */
const UNSURE = 1;

/** `outside` is the number behind those of the sections. Each of the nearest counts by the square of its cosine. */
export function nearestFrom({ starts, questions, lengths, owners }: NearestData, outside: number): NearestOf {
  // Of each question two numbers, since they are needed together: what it shares, 0 between two searches, and its length.
  const sums = new Float32Array(2 * owners.length);
  for (let question = 0; question < lengths.length; question++)
    sums[2 * question + 1] = lengths[question] ?? 0;
  // Scratch space: to allocate it for each search would cost more than the search.
  const touched = new Uint32Array(owners.length);
  const best = new Uint32Array(MOST_NEAREST);
  const cosines = new Float64Array(MOST_NEAREST);

  const saidBy = (place: number): number => (starts[place + 1] ?? 0) - (starts[place] ?? 0);

  /** Adds up what each question shares with the asked one, what is rarest first; returns how many share anything. */
  function touch({ places, values, length }: Vector): number {
    let touches = 0;
    const order = [...places.keys()].sort((a, b) => saidBy(places[a] ?? 0) - saidBy(places[b] ?? 0));
    for (const at of order) {
      const place = places[at] ?? 0;
      const value = values[at] ?? 0;
      // What a word counts, it counts in every question; only their lengths differ.
      const shared = value * value * length;
      const isOpen = touches < ENOUGH;
      for (let one = starts[place] ?? 0; one < (starts[place + 1] ?? 0); one++) {
        const question = questions[one] ?? 0;
        const before = sums[2 * question] ?? 0;
        if (before === 0) {
          if (!isOpen) continue;
          touched[touches++] = question;
        }
        sums[2 * question] = before + shared;
      }
    }
    return touches;
  }

  /** Brings a question to its place among the nearest, `count` of them; returns how many there are then. */
  function insert(question: number, cosine: number, count: number): number {
    let place = Math.min(count, MOST_NEAREST - 1);
    while (place > 0 && cosine > (cosines[place - 1] ?? 0)) {
      cosines[place] = cosines[place - 1] ?? 0;
      best[place] = best[place - 1] ?? 0;
      place--;
    }
    cosines[place] = cosine;
    best[place] = question;
    return Math.min(count + 1, MOST_NEAREST);
  }

  return vector => {
    const shares = new Float64Array(outside + 1);
    let [inside, other, count, total] = [0, 0, 0, UNSURE];
    for (const question of touched.subarray(0, touch(vector))) {
      const cosine = (sums[2 * question] ?? 0) / (sums[2 * question + 1] || 1);
      sums[2 * question] = 0;
      if (count < MOST_NEAREST || cosine > (cosines[count - 1] ?? 0)) count = insert(question, cosine, count);
    }
    for (let at = count - 1; at >= 0; at--) {
      const owner = owners[best[at] ?? 0] ?? 0;
      const cosine = cosines[at] ?? 0;
      if (owner === outside) other = cosine;
      else inside = cosine;
      shares[owner] = (shares[owner] ?? 0) + cosine ** 2;
      total += cosine ** 2;
    }
    return { shares: shares.map(share => share / total), inside, outside: other };
  };
}
