import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { examItemButton, examResultButton } from '../buttons.ts';
import { getOwnExam } from '../exams/own-exam.ts';
import { showExam } from '../exams/show-exam.ts';
import { examItemView } from '../views/exam-item.ts';

/** The result of an exam, from wherever it is offered. */
export const examResult = onPress(examResultButton, async (context, { exam }) => ({
  kind: 'view',
  view: await showExam(context, await getOwnExam(context, exam)),
}));

/** A question of a finished exam, with its answer; a running one shows where the member is. */
export const examItem = onPress(examItemButton, async (context, { exam: id, position, only }) => {
  const { deps, workspace } = context;
  const own = await getOwnExam(context, id, position);
  if (own.exam.state !== 'finished') return { kind: 'view', view: await showExam(context, own) };
  const { page } = own.exam;
  if (!page) throw new UserError('This exam does not have that question.');
  const live = await deps.store.listLiveQuestions(workspace);
  return {
    kind: 'view',
    view: examItemView(own.exam, page, {
      only,
      isLive: live.has(page.snapshot.questionId),
      sectionTitle: deps.library().findSection(page.snapshot.sectionId)?.title,
    }),
  };
});
