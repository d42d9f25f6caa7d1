import { type Card, createEmptyCard, fsrs, type Grade, Rating, State } from 'ts-fsrs';
import type { Confidence } from './confidence.ts';

/** One answer of a member to a question, wherever it was given. */
export interface Recall {
  questionId: string;
  correct: boolean;
  /** Undefined where nobody asked, or nothing was said. */
  confidence: Confidence | undefined;
  /** Epoch milliseconds. */
  at: number;
}

/** What is known of how well a member remembers a question. Instants are epoch milliseconds. */
export interface ReviewCard {
  questionId: string;
  /** Days until the chance to remember falls to 90 %. */
  stability: number;
  /** From 1, easy, to 10. */
  difficulty: number;
  answers: number;
  lapses: number;
  answeredAt: number;
  dueAt: number;
}

/**
 * FSRS (ts-fsrs, version 6 with its default weights) for 90 % retention. No fuzz, so that the same answers give the
 * same days everywhere. No steps of minutes: a card comes once a day at most, and what is missed today comes
 * tomorrow.
 */
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false });

/**
 * The cards that the answers change, as they are then. Answers come oldest first; one that is not later than its
 * card's last answer is in the card already. A card begins with the first answer that was wrong or a guess: what
 * was known at once needs no review.
 */
export function applyRecalls(
  cards: ReadonlyMap<string, ReviewCard>,
  recalls: readonly Recall[],
): Map<string, ReviewCard> {
  const changed = new Map<string, ReviewCard>();
  for (const recall of recalls) {
    const card = changed.get(recall.questionId) ?? cards.get(recall.questionId);
    if (card && recall.at <= card.answeredAt) continue;
    const grade = gradeOf(recall);
    if (card || grade < Rating.Good) changed.set(recall.questionId, nextCard(card, recall, grade));
  }
  return changed;
}

/**
 * | answer | said | grade | why |
 * |---|---|---|---|
 * | wrong | anything | Again | nothing was remembered; being sure of it does not help |
 * | right | guess | Hard | luck, at odds of one in four: it comes back sooner |
 * | right | nothing | Good | the usual case, such as in a channel's round |
 * | right | sure | Easy | known without doubt: it may rest longer |
 */
export function gradeOf({ correct, confidence }: Pick<Recall, 'correct' | 'confidence'>): Grade {
  if (!correct) return Rating.Again;
  if (confidence === 'guess') return Rating.Hard;
  return confidence === 'sure' ? Rating.Easy : Rating.Good;
}

function nextCard(card: ReviewCard | undefined, { questionId, at }: Recall, grade: Grade): ReviewCard {
  const { card: next } = scheduler.next(card ? toFsrs(card) : createEmptyCard(at), at, grade);
  return {
    questionId,
    stability: next.stability,
    difficulty: next.difficulty,
    answers: next.reps,
    lapses: next.lapses,
    answeredAt: at,
    dueAt: next.due.getTime(),
  };
}

function toFsrs(card: ReviewCard): Card {
  return {
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.answers,
    lapses: card.lapses,
    last_review: new Date(card.answeredAt),
    due: new Date(card.dueAt),
    state: State.Review,
    // The scheduler works these two out itself, and steps of minutes are off.
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
  };
}
