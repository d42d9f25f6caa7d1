import { shuffled } from './shuffle.ts';

/**
 * What a member can practise: a section with those below it, an objective of the exam, a service, or whatever is due
 * for review.
 */
export const TOPIC_KINDS = ['section', 'objective', 'service', 'review'] as const;
export interface Topic {
  kind: (typeof TOPIC_KINDS)[number];
  id: string;
}

export const REVIEW: Topic = { kind: 'review', id: 'due' };

/** What selection needs to know of a question. */
export interface PracticeCandidate {
  id: string;
  sectionId: string;
}

/** A question that the member has had, in practice or in a round. `correct` is undefined while unanswered. */
export interface Seen {
  questionId: string;
  correct: boolean | undefined;
}

/**
 * The member's next practice question: one never seen first, then those that the member last got wrong or left
 * open, then the others. Unseen ones come from the section of which the smallest share was seen, seen ones in the
 * order in which they were last seen. The question before never comes again at once, unless there is no other.
 * What is still equal is decided by the seed. `seen` is oldest first. Those in `had` do not come, and count for their
 * sections. Undefined when no candidate is left.
 */
export function selectPractice<C extends PracticeCandidate>(
  candidates: readonly C[],
  seen: readonly Seen[],
  seed: string,
  had: ReadonlySet<string> = new Set(),
): C | undefined {
  const last = new Map(seen.map(({ questionId, correct }, index) => [questionId, { correct, index }]));
  const before = seen.at(-1)?.questionId;
  const left = candidates.filter(candidate => !had.has(candidate.id));
  const others = left.filter(candidate => candidate.id !== before);
  const shareSeen = sharesSeen(candidates, id => last.has(id));
  return shuffled(others.length > 0 ? others : left, seed)
    .map(candidate => {
      const known = last.get(candidate.id);
      return {
        candidate,
        turn: known === undefined ? 0 : known.correct ? 2 : 1,
        wait: known === undefined ? shareSeen(candidate.sectionId) : known.index,
      };
    })
    .toSorted((a, b) => a.turn - b.turn || a.wait - b.wait)[0]?.candidate;
}

/** The share of each section's questions that the member has seen, from 0 to 1. */
function sharesSeen(
  candidates: readonly PracticeCandidate[],
  isSeen: (id: string) => boolean,
): (sectionId: string) => number {
  const shares = new Map(
    [...Map.groupBy(candidates, ({ sectionId }) => sectionId)].map(([sectionId, questions]) => [
      sectionId,
      questions.filter(({ id }) => isSeen(id)).length / questions.length,
    ]),
  );
  return sectionId => shares.get(sectionId) ?? 0;
}
