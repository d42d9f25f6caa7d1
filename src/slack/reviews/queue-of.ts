import type { Deps } from '../../deps.ts';
import { applyRecalls } from '../../quiz/review-card.ts';
import { type ReviewQueue, reviewQueue } from '../../quiz/review-queue.ts';
import { endOfDay } from '../../quiz/window.ts';
import type { AttemptOwner } from '../../store/attempts.ts';

/** A queue with when each of the member's cards is due, epoch ms. */
export type MemberQueue = ReviewQueue & { dueAt: ReadonlyMap<string, number> };

/** The member's review queue as it stands in their time zone (IANA), with everything they have answered until now. */
export async function queueOf(
  deps: Pick<Deps, 'store' | 'library'>,
  owner: AttemptOwner,
  at: { now: number; timeZone: string },
): Promise<MemberQueue> {
  await bringUpToDate(deps, owner, at.now);
  const cards = await deps.store.listDueTimes(owner);
  const live = await deps.store.listLiveQuestions(owner.workspace);
  const inBank = new Set(deps.library().knowledge.questions.map(({ id }) => id));
  const queue = reviewQueue(cards, {
    until: endOfDay(at.now, at.timeZone),
    isInBank: id => inBank.has(id),
    isLive: id => live.has(id),
  });
  return { ...queue, dueAt: new Map(cards.map(card => [card.questionId, card.dueAt])) };
}

/** Works answers into the member's cards that are in none yet. */
async function bringUpToDate(
  { store }: Pick<Deps, 'store'>,
  owner: AttemptOwner,
  now: number,
): Promise<void> {
  const recalls = await store.listNewRecalls(owner);
  const newest = recalls.at(-1);
  if (!newest) return;
  const answered = [...new Set(recalls.map(({ questionId }) => questionId))];
  const cards = new Map((await store.listCards(owner, answered)).map(card => [card.questionId, card]));
  // A clock that was ahead once must not hide what is answered until then.
  await store.saveCards(owner, [...applyRecalls(cards, recalls).values()], Math.min(now, newest.at));
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
