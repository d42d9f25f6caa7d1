/** How a member did on the questions of one section. */
export interface SectionScore {
  sectionId: string;
  answered: number;
  right: number;
}

/** Scores by section, most mistakes first, then in the order of the first question. Unanswered ones do not count. */
export function scoresBySection(
  steps: readonly { sectionId: string; correct: boolean | undefined }[],
): SectionScore[] {
  const answered = steps.filter(step => step.correct !== undefined);
  return [...Map.groupBy(answered, step => step.sectionId)]
    .map(([sectionId, of]) => ({
      sectionId,
      answered: of.length,
      right: of.filter(step => step.correct).length,
    }))
    .toSorted((a, b) => b.answered - b.right - (a.answered - a.right));
}
