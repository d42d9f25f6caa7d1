import type { ModalView } from '@slack/types';
import { examProgress } from '../../quiz/exam-progress.ts';
import type { Exam, ExamPage } from '../../store/exam-row.ts';
import { actions, context } from '../blocks.ts';
import { button } from '../button.ts';
import { examGoButton, examMarkButton, examOverviewButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { answerFormBlocks } from './answer-form.ts';
import { answerKeyOf, clockLine, type ExamPlace, jumpMenu } from './exam-parts.ts';

export const EXAM_QUESTION = 'exam-question';

/** One question of a running exam. Whatever is chosen is kept at once; nothing in it tells the key. */
export function examQuestionView(
  exam: Exam,
  { position, snapshot }: ExamPage,
  look: { now: number; timeZone: string },
): ModalView {
  const item = exam.items[position];
  if (!item) throw new Error(`exam ${exam.id} has no item ${position}`);
  const { open, marked } = examProgress(exam.items);
  const place: ExamPlace = {
    exam: exam.id,
    position,
    shown: item.entered.map(option => option ?? null),
  };
  const isLast = position === exam.items.length - 1;
  return {
    type: 'modal',
    callback_id: EXAM_QUESTION,
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: `Question ${position + 1} of ${exam.items.length}` },
    submit: { type: 'plain_text', text: isLast ? 'To the overview' : 'Next' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      context(
        mrkdwn`${clockLine(exam, look)} · ${exam.items.length - open.length} answered · ${marked.length} marked${item.marked ? ' · *marked for review*' : ''}`,
      ),
      ...answerFormBlocks(snapshot, {
        entered: item.entered,
        optional: true,
        key: answerKeyOf(position),
        dispatches: true,
      }),
      actions(
        ...(position > 0
          ? [
              button(
                examGoButton,
                { to: position - 1 },
                { text: 'Back', key: 'back', label: `Back to question ${position}` },
              ),
            ]
          : []),
        button(
          examMarkButton,
          { marked: !item.marked },
          item.marked
            ? { text: 'Remove mark', label: 'Remove the mark for review' }
            : { text: 'Mark for review', label: 'Mark this question to look at it again' },
        ),
        button(examOverviewButton, {}, { text: 'Overview' }),
      ),
      { type: 'actions', block_id: `exam-menu:${position}`, elements: [jumpMenu(exam)] },
      context(mrkdwn`Your choices are kept as you make them. You can close this; \`/aif exam\` goes on.`),
    ],
  };
}
