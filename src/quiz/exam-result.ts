/** How one item of an exam went. Unanswered is wrong, as in the exam, and told apart all the same. */
export type ItemOutcome = 'right' | 'wrong' | 'unanswered';

export interface Count {
  right: number;
  questions: number;
}

export interface ExamResult extends Count {
  unanswered: number;
  /** Every domain of the blueprint, also those without a question. */
  domains: DomainResult[];
}

export interface DomainResult extends Count {
  id: string;
  /** Those with questions, in the order of the blueprint. */
  objectives: (Count & { id: string })[];
}

/** Counts by domain and objective. An objective that the blueprint does not have any more counts in the total alone. */
export function examResult(
  items: readonly { objective: string; outcome: ItemOutcome }[],
  domains: readonly { id: string; objectives: readonly string[] }[],
): ExamResult {
  const byObjective = Map.groupBy(items, ({ objective }) => objective);
  return {
    ...countOf(items),
    unanswered: items.filter(({ outcome }) => outcome === 'unanswered').length,
    domains: domains.map(domain => {
      const objectives = domain.objectives.flatMap(id => {
        const own = byObjective.get(id);
        return own ? [{ id, ...countOf(own) }] : [];
      });
      return {
        id: domain.id,
        right: objectives.reduce((sum, { right }) => sum + right, 0),
        questions: objectives.reduce((sum, { questions }) => sum + questions, 0),
        objectives,
      };
    }),
  };
}

function countOf(items: readonly { outcome: ItemOutcome }[]): Count {
  return { right: items.filter(({ outcome }) => outcome === 'right').length, questions: items.length };
}
