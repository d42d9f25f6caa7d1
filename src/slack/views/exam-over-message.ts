import type { Exam as Blueprint } from '../../content/exam.ts';
import type { WholeExam } from '../../store/exam-row.ts';
import { actions, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { examResultButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { resultOf } from './exam-result.ts';

/** For a member whose exam ran out of time while they were away. */
export function examOverMessage(exam: WholeExam, blueprint: Blueprint): Message {
  const { right, questions, unanswered } = resultOf(exam, blueprint);
  const open = unanswered === 0 ? '' : `, ${unanswered} not answered`;
  const text = `The time of your mock exam is over: ${right} of ${questions} right${open}.`;
  return {
    text,
    blocks: [
      section(mrkdwn`${text} Everything you had chosen until then counted.`),
      actions(button(examResultButton, { exam: exam.id }, { text: 'See the result', style: 'primary' })),
    ],
  };
}
