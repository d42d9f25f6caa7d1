import { remembered } from '../remembered.ts';
import { shuffled } from './shuffle.ts';

/** What selection needs to know of a question. */
export interface Candidate {
  id: string;
  section: string;
  objective: string;
  focus: string;
}

/** A question that the channel has had, oldest first, with how it went. */
export interface PastRound {
  questionId: string;
  answered: number;
  right: number;
}

/**
 * The next question for a channel. A question comes back only when the whole bank was used, and then the one
 * seen longest ago. Among the unseen ones the objective that is furthest behind its share of the bank goes first,
 * then the section that is furthest behind, where a section that the channel gets wrong is due a larger share,
 * then the focus used longest ago. What is still equal is decided by the seed. Undefined without candidates.
 */
export function selectQuestion<C extends Candidate>(
  candidates: readonly C[],
  history: readonly PastRound[],
  seed: string,
): C | undefined {
  const lastSeen = new Map(history.map((round, index) => [round.questionId, index]));
  const unseen = candidates.filter(candidate => !lastSeen.has(candidate.id));
  if (unseen.length === 0) {
    return candidates.toSorted((a, b) => (lastSeen.get(a.id) ?? 0) - (lastSeen.get(b.id) ?? 0))[0];
  }
  const needs = needsOf(candidates, history);
  let wanted: { candidate: C; need: number[] } | undefined;
  for (const candidate of shuffled(unseen, seed)) {
    const need = needs(candidate);
    if (!wanted || compareInTurn(need, wanted.need) < 0) wanted = { candidate, need };
  }
  return wanted?.candidate;
}

/** How much each candidate is wanted, as numbers to compare in turn; lower is wanted more. */
function needsOf(
  candidates: readonly Candidate[],
  history: readonly PastRound[],
): (c: Candidate) => number[] {
  const bank = bankOf(candidates);
  const past = history.flatMap(round => {
    const question = bank.byId.get(round.questionId);
    return question ? [{ ...round, question }] : [];
  });
  const asked = past.map(round => round.question);
  const objectiveShare = shareOfUsed(bank.byObjective, asked, objectiveOf);
  const sectionShare = shareOfUsed(bank.bySection, asked, sectionOf);
  const difficulty = wrongRates(past);
  const lastFocus = new Map(asked.map((question, index) => [question.focus, index]));
  return candidate => [
    objectiveShare(candidate),
    sectionShare(candidate) / (0.5 + difficulty(candidate.section)),
    lastFocus.get(candidate.focus) ?? -1,
  ];
}

const objectiveOf = (question: Candidate): string => question.objective;
const sectionOf = (question: Candidate): string => question.section;

/** What is the same for every channel. */
const bankOf = remembered((candidates: readonly Candidate[]) => ({
  byId: new Map(candidates.map(candidate => [candidate.id, candidate])),
  byObjective: countBy(candidates, objectiveOf),
  bySection: countBy(candidates, sectionOf),
}));

/** The share of a group's questions that were asked, so that a group with more questions gets more rounds. */
function shareOfUsed(
  sizes: ReadonlyMap<string, number>,
  asked: readonly Candidate[],
  groupOf: (question: Candidate) => string,
): (candidate: Candidate) => number {
  const used = countBy(asked, groupOf);
  return candidate => {
    const group = groupOf(candidate);
    return (used.get(group) ?? 0) / (sizes.get(group) ?? 1);
  };
}

/** Share of wrong answers by section, pulled towards one half while there are few (Laplace's rule). */
function wrongRates(past: readonly (PastRound & { question: Candidate })[]): (section: string) => number {
  const sums = new Map<string, { answered: number; right: number }>();
  for (const { question, answered, right } of past) {
    const sum = sums.get(question.section) ?? { answered: 0, right: 0 };
    sums.set(question.section, { answered: sum.answered + answered, right: sum.right + right });
  }
  return section => {
    const sum = sums.get(section) ?? { answered: 0, right: 0 };
    return (sum.answered - sum.right + 1) / (sum.answered + 2);
  };
}

function countBy(
  questions: readonly Candidate[],
  groupOf: (question: Candidate) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) {
    const group = groupOf(question);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function compareInTurn(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
