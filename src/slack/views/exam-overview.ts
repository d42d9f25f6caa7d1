import type { ModalView } from '@slack/types';
import { examProgress } from '../../quiz/exam-progress.ts';
import type { Exam } from '../../store/exam-row.ts';
import { actions, context, section } from '../blocks.ts';
import { button } from '../button.ts';
import { examDiscardButton, examGoButton } from '../buttons.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';
import { clockLine, type ExamPlace, jumpMenu } from './exam-parts.ts';

export const EXAM_OVERVIEW = 'exam-overview';

/** How a running exam stands, with the way to its end. */
export function examOverviewView(exam: Exam, look: { now: number; timeZone: string }): ModalView {
  const { open, marked } = examProgress(exam.items);
  const place: ExamPlace = { exam: exam.id, position: exam.position, shown: [] };
  const firstOpen = open[0];
  return {
    type: 'modal',
    callback_id: EXAM_OVERVIEW,
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: 'Exam overview' },
    submit: { type: 'plain_text', text: 'Finish the exam' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      context(clockLine(exam, look)),
      section(
        lines([
          mrkdwn`*${exam.items.length - open.length} of ${exam.items.length} answered*`,
          numbersLine('Without a whole answer', open),
          numbersLine('Marked for review', marked),
        ]),
      ),
      { type: 'actions', block_id: 'exam-menu:overview', elements: [jumpMenu(exam)] },
      actions(
        button(
          examGoButton,
          { to: exam.position },
          { text: `Back to question ${exam.position + 1}`, key: 'back' },
        ),
        ...(firstOpen === undefined
          ? []
          : [
              button(
                examGoButton,
                { to: firstOpen },
                { text: `First open: question ${firstOpen + 1}`, key: 'open' },
              ),
            ]),
        {
          ...button(
            examDiscardButton,
            {},
            { text: 'Throw away', label: 'Throw this exam away without a result', style: 'danger' },
          ),
          confirm: {
            title: { type: 'plain_text', text: 'Throw this exam away?' },
            text: { type: 'plain_text', text: 'You get no result, and nothing of it goes to your review.' },
            confirm: { type: 'plain_text', text: 'Throw away' },
            deny: { type: 'plain_text', text: 'Keep it' },
            style: 'danger',
          },
        },
      ),
      section(
        mrkdwn`*Finish the exam* shows your result. Nothing can be changed after that, and what has no whole answer counts as wrong.`,
      ),
    ],
  };
}

function numbersLine(what: string, positions: readonly number[]): Markup {
  return mrkdwn`${what}: ${positions.length === 0 ? 'none' : numbersText(positions.map(position => position + 1))}`;
}

/** `1, 2, 5 to 9`, of numbers in their order. */
function numbersText(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run?.push(number);
    else runs.push([number]);
  }
  return runs.map(run => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', '))).join(', ');
}
