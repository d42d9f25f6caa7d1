import type { ModalView } from '@slack/types';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { mrkdwn } from '../text.ts';
import { examQuestionView } from '../views/exam-question.ts';
import { examResultView } from '../views/exam-result.ts';
import { noticeView } from '../views/notice-view.ts';
import { NO_SUCH_EXAM, type OwnExam } from './own-exam.ts';

/** An exam as it stands: the question that the member is at, or its end. */
export async function showExam(
  { deps, now }: Context,
  { owner, exam, timeZone }: OwnExam,
): Promise<ModalView> {
  switch (exam.state) {
    case 'running':
      if (!exam.page) throw new Error(`exam ${exam.id} has no item ${exam.position}`);
      return examQuestionView(exam, exam.page, { now, timeZone });
    case 'finished': {
      const whole = await deps.store.findExam(owner, exam.id);
      if (!whole) throw new UserError(NO_SUCH_EXAM);
      return examResultView(whole, deps.library().knowledge.exam);
    }
    case 'abandoned':
      return noticeView('Mock exam', [
        mrkdwn`You threw this exam away, so it has no result and counts nowhere. \`/aif exam\` starts another.`,
      ]);
  }
}
