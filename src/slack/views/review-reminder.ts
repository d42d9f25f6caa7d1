import { actions, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { reviewButton, stopRemindingButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';

/** The daily direct message of a member who asked for it. */
export function reviewReminder(due: number): Message {
  const text = due === 1 ? '1 question is due for review.' : `${due} questions are due for review.`;
  return {
    text,
    blocks: [
      section(mrkdwn`${text}`),
      actions(
        button(reviewButton, {}, { text: 'Review now', style: 'primary' }),
        button(stopRemindingButton, {}, { text: 'Stop reminding me', label: 'Stop these daily messages' }),
      ),
    ],
  };
}

export function remindersOffMessage(): Message {
  const text =
    'No more reminders. /aif review works as before, and /aif review remind 08:30 brings them back.';
  return { text, blocks: [section(mrkdwn`${text}`)] };
}
