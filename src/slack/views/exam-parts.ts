import type { StaticSelect } from '@slack/types';
import { z } from 'zod';
import type { Entered } from '../../quiz/check-choice.ts';
import { minutesLeft } from '../../quiz/exam-progress.ts';
import { localTime } from '../../quiz/window.ts';
import type { Exam, ExamMark } from '../../store/exam-row.ts';
import { examGoButton } from '../buttons.ts';
import { type Markup, mrkdwn } from '../text.ts';

/** What the modal of an exam's question or overview was made from; it may be used much later, after a restart. */
export const ExamPlace = z.object({
  exam: z.string(),
  position: z.int().min(0),
  /** What the form was filled with; null for an empty place. */
  shown: z.array(z.int().nullable()).default([]),
});
export type ExamPlace = z.infer<typeof ExamPlace>;

export function shownIn({ shown }: ExamPlace): Entered {
  return shown.map(place => place ?? undefined);
}

/** Names the form of one item: another item needs another key, or Slack keeps what stands in the inputs. */
export function answerKeyOf(position: number): string {
  return `${EXAM_ANSWER}:${position}`;
}
export const EXAM_ANSWER = 'exam-answer';

/** `Ends at 10:42, 63 minutes left` in the member's time zone. */
export function clockLine(exam: Exam, look: { now: number; timeZone: string }): Markup {
  const left = minutesLeft(exam, look.now);
  return mrkdwn`Ends at ${localTime(exam.endsAt, look.timeZone)}, ${countOf(left, 'minute')} left`;
}

/** A menu with every item and how it stands: going there is one choice, on a phone too. */
export function jumpMenu(exam: Exam): StaticSelect {
  return {
    type: 'static_select',
    action_id: `${examGoButton.name}:menu`,
    placeholder: { type: 'plain_text', text: 'Go to question' },
    options: exam.items.slice(0, MENU_OPTIONS).map((item, position) => ({
      text: { type: 'plain_text', text: `${position + 1}: ${standingOf(item)}` },
      value: JSON.stringify({ to: position } satisfies z.infer<typeof examGoButton.payload>),
    })),
  };
}

/** As many as Slack takes in a menu. */
const MENU_OPTIONS = 100;

function standingOf({ correct, entered, marked }: ExamMark): string {
  const isBegun = entered.some(place => place !== undefined);
  const answer = correct !== undefined ? 'answered' : isBegun ? 'not complete' : 'open';
  return marked ? `${answer}, marked` : answer;
}

export function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
