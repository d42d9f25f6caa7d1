import type { ModalView } from '@slack/types';
import { EARLIEST_REMINDER } from '../../quiz/reminder.ts';
import type { Member } from '../../store/members.ts';
import { DATE_LANGUAGES } from '../dates.ts';
import { input, option } from '../form.ts';

/** Block and action ids of the form's inputs. */
export const SETTINGS = {
  boards: 'boards',
  reviewAt: 'review_at',
  timeZone: 'time_zone',
  dateLanguage: 'date_language',
} as const;

export const SETTINGS_FORM = 'settings';

/** A member's settings as a form, filled with what there is. */
export function settingsForm({ hidden, settings }: Pick<Member, 'hidden' | 'settings'>): ModalView {
  const hide = option('Leave me out of boards', 'hide');
  const languages = DATE_LANGUAGES.map(({ tag, name }) => option(name, tag));
  const language = languages.find(({ value }) => value === (settings.dateLanguage ?? 'en'));
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    title: { type: 'plain_text', text: 'Settings' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      input(
        SETTINGS.boards,
        'Boards',
        {
          type: 'checkboxes',
          action_id: SETTINGS.boards,
          options: [hide],
          ...(hidden && { initial_options: [hide] }),
        },
        { optional: true, hint: 'Your answers count all the same, and you still see your own row.' },
      ),
      input(
        SETTINGS.reviewAt,
        'Review reminder',
        {
          type: 'timepicker',
          action_id: SETTINGS.reviewAt,
          ...(settings.reviewAt !== undefined && { initial_time: settings.reviewAt }),
        },
        {
          optional: true,
          hint: `A message on days when something is due, at ${EARLIEST_REMINDER} or later. Empty is off.`,
        },
      ),
      input(
        SETTINGS.timeZone,
        'Time zone',
        {
          type: 'plain_text_input',
          action_id: SETTINGS.timeZone,
          max_length: 60,
          ...(settings.timeZone !== undefined && { initial_value: settings.timeZone }),
        },
        {
          optional: true,
          hint: 'Such as Europe/Berlin or New York. Empty is the one of your Slack profile.',
        },
      ),
      input(SETTINGS.dateLanguage, 'Language of dates', {
        type: 'static_select',
        action_id: SETTINGS.dateLanguage,
        options: languages,
        ...(language && { initial_option: language }),
      }),
    ],
  };
}
