import { UserError } from '../../errors.ts';
import { asChannelId } from '../../quiz/ids.ts';
import { parseSchedule } from '../../quiz/parse-schedule.ts';
import type { Schedule, Weekday } from '../../quiz/schedule.ts';
import { requireReachableChannel } from '../channel-access.ts';
import { readJson } from '../read-json.ts';
import { requireManager } from '../require-manager.ts';
import { changeSchedule } from '../schedules.ts';
import type { Inputs, Submission, SubmissionReply } from '../submission.ts';
import { mrkdwn } from '../text.ts';
import { noticeView } from '../views/notice-view.ts';
import { FIELDS, FormOrigin, SCHEDULE_FORM } from '../views/schedule-form.ts';
import { scheduleLines } from '../views/schedule-message.ts';

/** Somebody submitted the schedule form, perhaps a day after opening it. */
export const saveSchedule: Submission = {
  name: SCHEDULE_FORM,
  async run(asked, inputs, metadata): Promise<SubmissionReply> {
    const origin = originOf(metadata);
    const channel = asChannelId(origin.channel);
    const context = { ...asked, channel };
    await requireManager(context, 'Scheduling');
    await requireReachableChannel(context);
    const read = readForm(inputs);
    if (read.kind === 'errors') return read;
    const kept = await context.deps.store.findSchedule(context.workspace, channel);
    // The form does not show days off, so it keeps those that stand. Saving it also ends a pause.
    const schedule = { ...read.schedule, skippedDays: kept?.schedule.skippedDays ?? [] };
    const changed = await changeSchedule(context, channel, { ...read, schedule, revision: origin.revision });
    if (changed.kind === 'saved') {
      return {
        kind: 'update',
        view: noticeView('Question schedule', [mrkdwn`Saved.`, ...scheduleLines(changed.news)]),
      };
    }
    const said = changed.news
      ? [
          mrkdwn`Somebody changed this schedule while your form was open, so nothing of yours was saved. It is now:`,
          ...scheduleLines(changed.news),
          mrkdwn`Type \`/aif schedule\` again to change it.`,
        ]
      : [
          mrkdwn`Somebody turned this schedule off while your form was open. Type \`/aif schedule\` again to set a new one.`,
        ];
    return { kind: 'update', view: noticeView('Question schedule', said) };
  },
};

function originOf(metadata: string): FormOrigin {
  const origin = readJson(FormOrigin, metadata);
  if (origin) return origin;
  throw new UserError('This form is from another version of the app. Type /aif schedule for a new one.');
}

type ReadForm =
  | { kind: 'read'; schedule: Schedule; reminds: boolean }
  | Extract<SubmissionReply, { kind: 'errors' }>;

/** Each input is read by the rules of the one-line form, so that both take the same words. */
function readForm(inputs: Inputs): ReadForm {
  const of = (field: string) => inputs[field]?.[field];
  const days = (of(FIELDS.days)?.selected_options ?? []).map(({ value }) => Number(value) as Weekday);
  const postAt = of(FIELDS.postAt)?.selected_time ?? '';
  const closeAt = of(FIELDS.closeAt)?.selected_time ?? undefined;
  const errors: Record<string, string> = {};
  if (days.length === 0) errors[FIELDS.days] = 'Choose at least one day.';
  if (!postAt) errors[FIELDS.postAt] = 'Choose a time, for example 09:00.';
  if (closeAt && closeAt <= postAt) {
    errors[FIELDS.closeAt] =
      `Choose a time later than ${postAt}, or none to keep questions open until the next one.`;
  }
  const zone = parseSchedule(`daily 09:00 ${of(FIELDS.timeZone)?.value ?? ''}`, {});
  if (zone.kind === 'problems') errors[FIELDS.timeZone] = zone.problems.join(' ');
  if (zone.kind === 'problems' || Object.keys(errors).length > 0) return { kind: 'errors', errors };
  return {
    kind: 'read',
    reminds: (of(FIELDS.reminds)?.selected_options ?? []).length > 0,
    schedule: {
      days: days.toSorted(),
      postAt,
      closeAt,
      timeZone: zone.schedule.timeZone,
      paused: false,
      pausedUntil: undefined,
      skippedDays: [],
    },
  };
}
