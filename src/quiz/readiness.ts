import { intervalOf } from './readiness-interval.ts';

/** A member's answer to a question, wherever it was asked. `at` in epoch milliseconds. */
export interface GivenAnswer {
  questionId: string;
  correct: boolean;
  at: number;
}

/** What the bank covers of the exam. */
export interface Coverage {
  /** Those that the bank has questions on. */
  objectives: readonly CoveredObjective[];
  /** The objective of each question of the bank, by the question's id. */
  objectiveOf: ReadonlyMap<string, string>;
}

export interface CoveredObjective {
  id: string;
  domain: string;
  /** How many questions the bank has on it. */
  questions: number;
}

/** How likely the member is to answer the next question right. */
export type Readiness =
  /** `share` lies in the middle of its 90 % interval; all three are from 0 to 1. */
  | { kind: 'estimate'; share: number; low: number; high: number; answers: number }
  /** Not enough answers yet for an interval that would say something. */
  | { kind: 'too-few'; answers: number };

export interface ReadinessByTopic {
  /** By id, for each objective and each domain that the bank covers. */
  objectives: Map<string, Readiness>;
  domains: Map<string, Readiness>;
}

/** An answer of this age weighs half as much as one of now. */
export const HALF_LIFE_DAYS = 30;

/** About so many answers of equal weight an estimate must be worth. */
export const FLOOR = 10;

const DAY_MS = 24 * 60 * 60_000;

/**
 * Estimates from the first answer to each question: later ones show memory, not skill. `answers` is oldest first;
 * those to questions that the bank does not have any more are left out. In a domain each objective that was
 * answered weighs as much as the bank has questions on it, whatever was practised most.
 */
export function readinessOf(
  answers: readonly GivenAnswer[],
  coverage: Coverage,
  now: number,
): ReadinessByTopic {
  const given = Map.groupBy(firstOf(answers), ({ questionId }) => coverage.objectiveOf.get(questionId));
  const topics = coverage.objectives.map(objective => ({
    ...objective,
    sums: sumsOf(given.get(objective.id) ?? [], now),
  }));
  const domains = Map.groupBy(topics, ({ domain }) => domain);
  return {
    objectives: new Map(topics.map(topic => [topic.id, combined([topic])])),
    domains: new Map([...domains].map(([id, inDomain]) => [id, combined(inDomain)])),
  };
}

function firstOf(answers: readonly GivenAnswer[]): Iterable<GivenAnswer> {
  const first = new Map<string, GivenAnswer>();
  for (const answer of answers) if (!first.has(answer.questionId)) first.set(answer.questionId, answer);
  return first.values();
}

interface Sums {
  answers: number;
  weight: number;
  squares: number;
  right: number;
}

function sumsOf(answers: readonly GivenAnswer[], now: number): Sums {
  const sums = { answers: answers.length, weight: 0, squares: 0, right: 0 };
  for (const { at, correct } of answers) {
    const weight = 0.5 ** (Math.max(0, now - at) / (HALF_LIFE_DAYS * DAY_MS));
    sums.weight += weight;
    sums.squares += weight * weight;
    if (correct) sums.right += weight;
  }
  return sums;
}

/** The share over several objectives, and the number of equally weighted answers that it is worth (Kish). */
function combined(topics: readonly { questions: number; sums: Sums }[]): Readiness {
  const answered = topics.filter(({ sums }) => sums.weight > 0);
  const answers = answered.reduce((sum, { sums }) => sum + sums.answers, 0);
  const questions = answered.reduce((sum, topic) => sum + topic.questions, 0);
  let share = 0;
  let squares = 0;
  for (const topic of answered) {
    const part = topic.questions / questions;
    share += (part * topic.sums.right) / topic.sums.weight;
    squares += (part ** 2 * topic.sums.squares) / topic.sums.weight ** 2;
  }
  const worth = answers === 0 ? 0 : 1 / squares;
  return Math.round(worth) < FLOOR
    ? { kind: 'too-few', answers }
    : { kind: 'estimate', ...intervalOf(share, worth), answers };
}
