import type { ModalView } from '@slack/types';
import type { Context } from '../context.ts';
import { mrkdwn } from '../text.ts';
import { examQuestionView } from '../views/exam-question.ts';
import { examResultView } from '../views/exam-result.ts';
import { noticeView } from '../views/notice-view.ts';
import type { OwnExam } from './own-exam.ts';

/** An exam as it stands: the question that the member is at, or its end. */
export function showExam({ deps, now }: Context, { exam, timeZone }: OwnExam): ModalView {
  switch (exam.state) {
    case 'running':
      return examQuestionView(exam, exam.position, { now, timeZone });
    case 'finished':
      return examResultView(exam, deps.library().knowledge.exam);
    case 'abandoned':
      return noticeView('Mock exam', [
        mrkdwn`You threw this exam away, so it has no result and counts nowhere. \`/aif exam\` starts another.`,
      ]);
  }
}
