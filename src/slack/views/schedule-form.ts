import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Schedule, WEEKDAYS } from '../../quiz/schedule.ts';
import { context } from '../blocks.ts';
import { input, option } from '../form.ts';
import { mrkdwn } from '../text.ts';

/** What the form was opened for. It may be submitted much later, so it says which schedule it was made from. */
export const FormOrigin = z.object({ channel: z.string(), revision: z.int() });
export type FormOrigin = z.infer<typeof FormOrigin>;

/** Block and action ids of the form's inputs. */
export const FIELDS = {
  days: 'days',
  postAt: 'post_at',
  timeZone: 'time_zone',
  closeAt: 'close_at',
  reminds: 'reminds',
} as const;

export const SCHEDULE_FORM = 'schedule';

/** The schedule of a channel as a form, filled with what there is. */
export function scheduleForm(
  origin: FormOrigin,
  current: Pick<Schedule, 'days' | 'postAt' | 'timeZone' | 'closeAt'> & { reminds: boolean },
): ModalView {
  const days = WEEKDAYS.map(({ number, name }) => option(name, String(number)));
  const remind = option('An hour before closing, say that there is still time', 'yes');
  return {
    type: 'modal',
    callback_id: SCHEDULE_FORM,
    private_metadata: JSON.stringify(origin),
    title: { type: 'plain_text', text: 'Question schedule' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      input(FIELDS.days, 'Days', {
        type: 'checkboxes',
        action_id: FIELDS.days,
        options: days,
        initial_options: days.filter(({ value }) => current.days.some(day => String(day) === value)),
      }),
      input(FIELDS.postAt, 'Post at', {
        type: 'timepicker',
        action_id: FIELDS.postAt,
        initial_time: current.postAt,
      }),
      input(
        FIELDS.timeZone,
        'Time zone',
        {
          type: 'plain_text_input',
          action_id: FIELDS.timeZone,
          initial_value: current.timeZone,
          max_length: 60,
        },
        { hint: 'Such as Europe/Berlin, New York or UTC' },
      ),
      input(
        FIELDS.closeAt,
        'Close at',
        {
          type: 'timepicker',
          action_id: FIELDS.closeAt,
          ...(current.closeAt !== undefined && { initial_time: current.closeAt }),
        },
        { optional: true, hint: 'Leave empty to keep a question open until the next one' },
      ),
      input(
        FIELDS.reminds,
        'Reminder',
        {
          type: 'checkboxes',
          action_id: FIELDS.reminds,
          options: [remind],
          ...(current.reminds && { initial_options: [remind] }),
        },
        { optional: true },
      ),
      context(mrkdwn`Or in one line: \`/aif schedule mon-fri 09:00 Europe/Berlin close 17:00\``),
    ],
  };
}
