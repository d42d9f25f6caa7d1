import type { Deps } from '../../deps.ts';
import { applyRecalls, type ReviewCard } from '../../quiz/review-card.ts';
import { type ReviewQueue, reviewQueue } from '../../quiz/review-queue.ts';
import { endOfDay } from '../../quiz/window.ts';
import type { AttemptOwner } from '../../store/attempts.ts';

/**
 * The member's review queue as it stands in their time zone (IANA), with everything they have answered until now, and
 * when each of their cards is due, epoch ms.
 */
export async function queueOf(
  deps: Pick<Deps, 'store' | 'library'>,
  owner: AttemptOwner,
  at: { now: number; timeZone: string },
): Promise<ReviewQueue & { dueAt: ReadonlyMap<string, number> }> {
  const cards = await currentCards(deps, owner, at.now);
  const live = await deps.store.listLiveQuestions(owner.workspace);
  const inBank = new Set(deps.library().knowledge.questions.map(({ id }) => id));
  const queue = reviewQueue(cards.values(), {
    until: endOfDay(at.now, at.timeZone),
    isInBank: id => inBank.has(id),
    isLive: id => live.has(id),
  });
  return { ...queue, dueAt: new Map([...cards.values()].map(card => [card.questionId, card.dueAt])) };
}

/** The member's cards by question, brought up to date with answers that are in none yet. */
async function currentCards(
  { store }: Pick<Deps, 'store'>,
  owner: AttemptOwner,
  now: number,
): Promise<Map<string, ReviewCard>> {
  const cards = new Map((await store.listCards(owner)).map(card => [card.questionId, card]));
  const recalls = await store.listNewRecalls(owner);
  const newest = recalls.at(-1);
  if (!newest) return cards;
  const changed = applyRecalls(cards, recalls);
  // A clock that was ahead once must not hide what is answered until then.
  await store.saveCards(owner, [...changed.values()], Math.min(now, newest.at));
  return new Map([...cards, ...changed]);
}

/** For when more is known of an answer that its card may hold already: the card is made again from all of them. */
export async function remakeCard(
  { store }: Pick<Deps, 'store'>,
  owner: AttemptOwner,
  questionId: string,
): Promise<void> {
  const cards = applyRecalls(new Map(), await store.listRecallsOf(owner, questionId));
  await store.replaceCard(owner, questionId, cards.get(questionId));
}
