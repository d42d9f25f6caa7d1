import type { ModalView } from '@slack/types';
import { UserError } from '../../errors.ts';
import { type ExamKind, examSize } from '../../quiz/select-exam.ts';
import { type Context, memberOf } from '../context.ts';
import { datesOf } from '../dates.ts';
import { examIntroView } from '../views/exam-intro.ts';
import { examCoverage } from './coverage.ts';
import { findRunningExam } from './own-exam.ts';
import { showExam } from './show-exam.ts';
import { NOTHING_TO_ASK } from './start-exam.ts';

/** Shown of exams that are over. */
const PAST = 3;

/** The member's running exam where they were, or what one is and how to start it. */
export async function openExam(context: Context, kind: ExamKind): Promise<ModalView> {
  const running = await findRunningExam(context);
  if (running) return showExam(context, running);
  const { deps, workspace } = context;
  const member = await memberOf(context);
  const { knowledge } = deps.library();
  if (knowledge.questions.length === 0) throw new UserError(NOTHING_TO_ASK);
  const { shown } = knowledge.exam.questions;
  const sizeOf = (of: ExamKind) =>
    examSize(of, { questions: shown, minutes: knowledge.exam.minutes }, knowledge.questions.length);
  return examIntroView({
    kind,
    sizes: { full: sizeOf('full'), short: sizeOf('short') },
    coverage: examCoverage(knowledge),
    blueprint: knowledge.exam,
    past: await deps.store.listFinishedExams({ workspace, member: member.key }, PAST),
    dates: datesOf(member),
  });
}
