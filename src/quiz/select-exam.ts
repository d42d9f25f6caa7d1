import { apportion } from './apportion.ts';
import { shuffled } from './shuffle.ts';

export const EXAM_KINDS = ['full', 'short'] as const;
export type ExamKind = (typeof EXAM_KINDS)[number];

export interface ExamSize {
  questions: number;
  minutes: number;
}

/** The whole exam or a third of it, or less when the bank has less; then the time shrinks with it, to full minutes. */
export function examSize(kind: ExamKind, whole: ExamSize, inBank: number): ExamSize {
  const part = kind === 'full' ? 1 : 1 / 3;
  const wanted = Math.round(whole.questions * part);
  const questions = Math.min(wanted, inBank);
  return { questions, minutes: Math.ceil((whole.minutes * part * questions) / wanted) };
}

/** What selection needs to know of a question. */
export interface ExamCandidate {
  id: string;
  objective: string;
}

/** A domain of the blueprint, with its weight and its objectives in order. */
export interface DomainWeight {
  id: string;
  weight: number;
  objectives: readonly string[];
}

export interface ExamRequest<C extends ExamCandidate> {
  candidates: readonly C[];
  domains: readonly DomainWeight[];
  questions: number;
  /** Ids of the questions that the member has had, oldest first. */
  seen: readonly string[];
  seed: string;
}

/**
 * The questions of a mock exam, in the order to ask them. Domains get their share by the weights of the blueprint,
 * as far as the bank has questions on them; inside a domain every objective gets the same. Of each objective those
 * that the member never had come first, then the ones they had longest ago. The seed decides what is still equal,
 * and the order.
 */
export function selectExam<C extends ExamCandidate>(request: ExamRequest<C>): C[] {
  const { candidates, domains, seen, seed } = request;
  const lastSeen = new Map(seen.map((id, index) => [id, index]));
  const freshest = shuffled(candidates, seed).toSorted(
    (a, b) => (lastSeen.get(a.id) ?? -1) - (lastSeen.get(b.id) ?? -1),
  );
  const byObjective = Map.groupBy(freshest, ({ objective }) => objective);
  const shareOf = (id: string) => ({ id, weight: 1, room: byObjective.get(id)?.length ?? 0 });
  const objectivesIn = new Map(domains.map(({ id, objectives }) => [id, objectives.map(shareOf)]));
  const perDomain = apportion(
    request.questions,
    domains.map(({ id, weight }) => {
      const room = objectivesIn.get(id)?.reduce((sum, share) => sum + share.room, 0) ?? 0;
      return { id, weight, room };
    }),
  );
  const chosen = domains.flatMap(({ id }) =>
    [...apportion(perDomain.get(id) ?? 0, objectivesIn.get(id) ?? [])].flatMap(
      ([objective, count]) => byObjective.get(objective)?.slice(0, count) ?? [],
    ),
  );
  return shuffled(chosen, `${seed} order`);
}
