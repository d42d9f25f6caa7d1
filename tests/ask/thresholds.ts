import { ANSWERED, type Judgement, REFUSED, sureness, type Thresholds } from '../../src/guide/confidence.ts';

interface Reading extends Judgement {
  /** Whether the first section is right. */
  isRight: boolean;
}

/** One question of the tuning half with what the fitted curves say about it. */
export interface Judged {
  isAnswerable: boolean;
  whole: Reading;
  /** The same without the talk around it. */
  bare: Reading | undefined;
}

/** The shares of mistakes that are wanted at most: of the questions that the guide answers, and of the others. */
const WANTED = { refused: 0.02, wrong: 0.03, choices: 0.1, notRefused: 0.05 };

const STEPS = Array.from({ length: 49 }, (_, at) => (at + 1) / 50);

/**
 * Of all pairs in steps of 0.02 the one that comes nearest to what is wanted: the share of mistakes that is the worst
 * beside its wanted one is as small as can be, then the next worst, and so on.
 */
export function thresholdsOf(judged: readonly Judged[]): Thresholds {
  let best = { refuseBelow: 0, answerFrom: 0, misses: [Infinity] };
  for (const refuseBelow of STEPS) {
    for (const answerFrom of STEPS) {
      const misses = missesOf(judged, { refuseBelow, answerFrom });
      if (isLess(misses, best.misses)) best = { refuseBelow, answerFrom, misses };
    }
  }
  return { refuseBelow: best.refuseBelow, answerFrom: best.answerFrom };
}

/** Each share of mistakes beside the wanted one, the worst first. */
function missesOf(judged: readonly Judged[], lines: Thresholds): number[] {
  const outcomes = judged.map(({ isAnswerable, whole, bare }) => {
    const taken = bare && sureness(bare, lines) > sureness(whole, lines) ? bare : whole;
    return { isAnswerable, outcome: sureness(taken, lines), isRight: taken.isRight };
  });
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable);
  const others = outcomes.filter(({ isAnswerable }) => !isAnswerable);
  const count = (of: readonly (typeof outcomes)[number][], outcome: number): number =>
    of.filter(one => one.outcome === outcome).length;
  const wrong = answerable.filter(({ outcome, isRight }) => outcome === ANSWERED && !isRight).length;
  return [
    count(answerable, REFUSED) / answerable.length / WANTED.refused,
    wrong / answerable.length / WANTED.wrong,
    count(answerable, 1) / answerable.length / WANTED.choices,
    (others.length - count(others, REFUSED)) / others.length / WANTED.notRefused,
  ].toSorted((a, b) => b - a);
}

function isLess(misses: readonly number[], than: readonly number[]): boolean {
  const at = misses.findIndex((miss, place) => miss !== than[place]);
  return at >= 0 && (misses[at] ?? 0) < (than[at] ?? Infinity);
}
