import { UserError } from '../../../errors.ts';
import { parseSchedule } from '../../../quiz/parse-schedule.ts';
import { requireReachableChannel } from '../../channel-access.ts';
import { type Context, personOf } from '../../context.ts';
import { privately, type Reply } from '../../reply.ts';
import { requireManager } from '../../require-manager.ts';
import { changeSchedule } from '../../schedules.ts';
import { scheduleForm } from '../../views/schedule-form.ts';
import { scheduleMessage } from '../../views/schedule-message.ts';

/** The form, filled with the schedule that stands, or with weekdays at nine in the zone of who asks. */
export async function openForm(context: Context): Promise<Reply> {
  await requireManager(context, 'Scheduling');
  await requireReachableChannel(context);
  const { deps, workspace, channel } = context;
  const kept = await deps.store.findSchedule(workspace, channel);
  const origin = { channel, revision: kept?.revision ?? 0 };
  if (kept) return { kind: 'modal', view: scheduleForm(origin, { ...kept.schedule, reminds: kept.reminds }) };
  const timeZone = (await personOf(context)).timeZone ?? 'UTC';
  const usual = {
    days: [1, 2, 3, 4, 5] as const,
    postAt: '09:00',
    closeAt: undefined,
    timeZone,
    reminds: false,
  };
  return { kind: 'modal', view: scheduleForm(origin, { ...usual, days: [...usual.days] }) };
}

/** `mon-fri 09:00 Europe/Berlin close 17:00`. Keeps days off that were named before, and ends a pause. */
export async function changeByLine(context: Context, line: string): Promise<Reply> {
  await requireManager(context, 'Scheduling');
  await requireReachableChannel(context);
  const { deps, workspace, channel } = context;
  const kept = await deps.store.findSchedule(workspace, channel);
  const timeZone = kept?.schedule.timeZone ?? (await personOf(context)).timeZone;
  const parsed = parseSchedule(line, timeZone === undefined ? {} : { timeZone });
  if (parsed.kind === 'problems') throw new UserError(parsed.problems.join('\n'));
  const changed = await changeSchedule(context, channel, {
    schedule: { ...parsed.schedule, skippedDays: kept?.schedule.skippedDays ?? [] },
    reminds: kept?.reminds ?? false,
    revision: kept?.revision ?? 0,
  });
  if (changed.kind === 'saved')
    return privately(scheduleMessage('Saved. Questions come by this schedule:', changed.news));
  throw new UserError(
    'Somebody else changed the schedule in the same moment. Type /aif schedule show, then try again.',
  );
}
