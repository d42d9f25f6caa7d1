/** One question of the tuning half with what the fitted curves say about it. */
export interface Judged {
  inGuide: number;
  confidence: number;
  isAnswerable: boolean;
  isRight: boolean;
  weight: number;
}

/**
 * What each mistake costs, beside 0 for the right outcome. Two confident wrong answers lose a learner, so they cost
 * most; a wrong refusal still shows the closest sections.
 */
const COST = { wrongAnswer: 4, answerOutside: 3, choicesOutside: 1.5, refusedInside: 3, choicesInside: 1 };

/** Of all pairs in steps of 0.02 the one with the least cost; of equal ones the lowest. */
export function thresholdsOf(judged: readonly Judged[]): { refuseBelow: number; answerFrom: number } {
  let best = { refuseBelow: 0, answerFrom: 0, cost: Number.POSITIVE_INFINITY };
  for (let refuse = 1; refuse < 50; refuse++) {
    for (let answer = 1; answer < 50; answer++) {
      const [refuseBelow, answerFrom] = [refuse / 50, answer / 50];
      const cost = judged.reduce((sum, one) => sum + one.weight * costOf(one, refuseBelow, answerFrom), 0);
      if (cost < best.cost) best = { refuseBelow, answerFrom, cost };
    }
  }
  return { refuseBelow: best.refuseBelow, answerFrom: best.answerFrom };
}

function costOf(
  { inGuide, confidence, isAnswerable, isRight }: Judged,
  refuse: number,
  answer: number,
): number {
  if (inGuide < refuse) return isAnswerable ? COST.refusedInside : 0;
  if (confidence < answer) return isAnswerable ? COST.choicesInside : COST.choicesOutside;
  if (!isAnswerable) return COST.answerOutside;
  return isRight ? 0 : COST.wrongAnswer;
}
