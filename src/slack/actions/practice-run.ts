// Where a member is in a practice run, and how it went.
import { scoresBySection } from '../../quiz/practice-score.ts';
import type { Attempt, RunStep } from '../../store/attempts.ts';
import type { Message } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { NamedTopic, Practised, ReviewState } from '../views/practice-parts.ts';
import { practiceSummary } from '../views/practice-summary.ts';

export function progressOf(
  { run }: Pick<Attempt, 'run'>,
  steps: readonly Pick<RunStep, 'correct'>[],
): Practised['progress'] {
  return run && { run: run.id, place: run.place, right: steps.filter(step => step.correct).length };
}

export function summaryOf(
  { deps }: Context,
  steps: readonly RunStep[],
  run: { topic: NamedTopic | undefined; complete: boolean; review: ReviewState | undefined },
): Message {
  const { findSection } = deps.library();
  const sections = scoresBySection(steps).map(score => ({
    ...score,
    id: score.sectionId,
    title: findSection(score.sectionId)?.title,
  }));
  return practiceSummary({ sections, ...run });
}
