import type { MemberKey } from './ids.ts';

/** One member's sums over the rounds of a channel and window. */
export interface Score {
  member: MemberKey;
  name: string;
  points: number;
  /** Points of the rounds that the member could have answered: those since the first answer in the channel. */
  offered: number;
  correct: number;
  answered: number;
}

export interface Standing extends Score {
  /** Equal points share a rank, and the next rank is skipped: 1, 2, 2, 4. */
  rank: number;
}

/**
 * Ranks by points. Inside a tie the order is accuracy, then rounds answered, then name, then key, so that it is
 * the same on every machine. Members without points are left out.
 */
export function standingsOf(scores: readonly Score[]): Standing[] {
  const ordered = scores.filter(score => score.points > 0).toSorted(better);
  let rank = 0;
  return ordered.map((score, index) => {
    if (score.points !== ordered[index - 1]?.points) rank = index + 1;
    return { ...score, rank };
  });
}

/** Share of right answers from 0 to 1; undefined before the first answer. */
export function accuracyOf(score: Pick<Score, 'correct' | 'answered'>): number | undefined {
  return score.answered === 0 ? undefined : score.correct / score.answered;
}

function better(a: Score, b: Score): number {
  return (
    b.points - a.points ||
    (accuracyOf(b) ?? 0) - (accuracyOf(a) ?? 0) ||
    b.answered - a.answered ||
    NAMES.compare(a.name, b.name) ||
    (a.member < b.member ? -1 : 1)
  );
}

const NAMES = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A member's points and rank among all who have points, by the rules of the standings; no rank without points. */
export function rankOf(
  member: MemberKey,
  scores: readonly Pick<Score, 'member' | 'points'>[],
): { points: number; rank: number | undefined } {
  const points = scores.find(score => score.member === member)?.points ?? 0;
  const ahead = scores.filter(score => score.points > points).length;
  return { points, rank: points > 0 ? ahead + 1 : undefined };
}
