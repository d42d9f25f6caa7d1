import { findZone, nearestZone } from '../../quiz/find-zone.ts';
import { EARLIEST_REMINDER, isReminderTime } from '../../quiz/reminder.ts';
import type { MemberSettings } from '../../store/member-settings.ts';
import { memberOf } from '../context.ts';
import { DATE_LANGUAGES } from '../dates.ts';
import type { Inputs, Submission, SubmissionReply } from '../submission.ts';
import { mrkdwn } from '../text.ts';
import { noticeView } from '../views/notice-view.ts';
import { SETTINGS, SETTINGS_FORM } from '../views/settings-form.ts';

/** Somebody submitted their settings. */
export const saveSettings: Submission = {
  name: SETTINGS_FORM,
  async run(context, inputs): Promise<SubmissionReply> {
    const read = readForm(inputs);
    if (read.kind === 'errors') return read;
    const member = await memberOf(context);
    await context.deps.store.setHidden(member.key, read.hidden);
    await context.deps.store.changeSettings(member.key, read.settings);
    return { kind: 'update', view: noticeView('Settings', [mrkdwn`Saved.`]) };
  },
};

type ReadForm =
  | { kind: 'read'; hidden: boolean; settings: MemberSettings }
  | Extract<SubmissionReply, { kind: 'errors' }>;

function readForm(inputs: Inputs): ReadForm {
  const of = (field: string) => inputs[field]?.[field];
  const reviewAt = of(SETTINGS.reviewAt)?.selected_time ?? undefined;
  const typedZone = (of(SETTINGS.timeZone)?.value ?? '').trim();
  const timeZone = typedZone === '' ? undefined : findZone(typedZone);
  const dateLanguage = of(SETTINGS.dateLanguage)?.selected_option?.value ?? undefined;
  const errors: Record<string, string> = {};
  if (reviewAt !== undefined && !isReminderTime(reviewAt)) {
    errors[SETTINGS.reviewAt] =
      `Choose a time from ${EARLIEST_REMINDER} to 23:59: nobody is reminded at night.`;
  }
  if (typedZone !== '' && timeZone === undefined) errors[SETTINGS.timeZone] = unknownZone(typedZone);
  if (dateLanguage !== undefined && !DATE_LANGUAGES.some(({ tag }) => tag === dateLanguage)) {
    errors[SETTINGS.dateLanguage] = 'Choose one of the languages in the list.';
  }
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  return {
    kind: 'read',
    hidden: (of(SETTINGS.boards)?.selected_options ?? []).length > 0,
    settings: { reviewAt, timeZone, dateLanguage },
  };
}

function unknownZone(typed: string): string {
  const near = nearestZone(typed);
  const hint = near ? `Did you mean ${near}?` : 'Write it like Europe/Berlin.';
  return `I do not know the time zone “${typed.slice(0, 40)}”. ${hint}`;
}
