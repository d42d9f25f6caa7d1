import { UserError } from '../../../errors.ts';
import { parseDay } from '../../../quiz/parse-day.ts';
import { describeDay, type Schedule } from '../../../quiz/schedule.ts';
import { localDay } from '../../../quiz/window.ts';
import type { KeptSchedule } from '../../../store/schedule-row.ts';
import type { Context } from '../../context.ts';
import { sentence } from '../../errors-said.ts';
import { privately, type Reply } from '../../reply.ts';
import { requireManager } from '../../require-manager.ts';
import { changeSchedule, newsOf } from '../../schedules.ts';
import { scheduleMessage } from '../../views/schedule-message.ts';

export async function show(context: Context): Promise<Reply> {
  const kept = await keptSchedule(context);
  return privately(scheduleMessage('Questions come by this schedule:', await newsOf(context, kept)));
}

/** `pause`, or `pause until monday`. */
export async function pause(context: Context, text: string): Promise<Reply> {
  return change(context, (schedule, today) => {
    const typed = text.replace(/^until\s+/i, '').trim();
    const pausedUntil = typed === '' ? undefined : dayOf(typed, today);
    const said = pausedUntil ? `Paused. Questions go on from ${describeDay(pausedUntil)}.` : 'Paused.';
    return { schedule: { ...schedule, paused: true, pausedUntil }, said };
  });
}

export async function resume(context: Context): Promise<Reply> {
  return change(context, schedule => ({
    schedule: { ...schedule, paused: false, pausedUntil: undefined },
    said: 'Questions go on.',
  }));
}

/** `skip` leaves out the next day with a question, `skip 2026-12-24` that day. */
export async function skip(context: Context, text: string): Promise<Reply> {
  const kept = await keptSchedule(context);
  const next = kept.nextSlot === undefined ? undefined : localDay(kept.nextSlot, kept.schedule.timeZone);
  return change(context, (schedule, today) => {
    const day = text.trim() === '' ? next : dayOf(text, today);
    if (!day)
      throw new UserError(
        'There is no next question to skip. Name a day, such as /aif schedule skip 2026-12-24.',
      );
    const skippedDays = [...new Set([...schedule.skippedDays.filter(past => past >= today), day])].toSorted();
    return { schedule: { ...schedule, skippedDays }, said: `No question on ${describeDay(day)}.` };
  });
}

/** `unskip 2026-12-24` takes a skipped day back; without a day, the next of them. */
export async function unskip(context: Context, text: string): Promise<Reply> {
  return change(context, (schedule, today) => {
    const coming = schedule.skippedDays.filter(day => day >= today);
    const day = text.trim() === '' ? coming[0] : dayOf(text, today);
    if (!day || !coming.includes(day)) {
      const list = coming.map(describeDay).join(', ');
      throw new UserError(
        coming.length === 0 ? 'No day is skipped.' : `That day is not skipped. Skipped are: ${list}.`,
      );
    }
    const skippedDays = coming.filter(other => other !== day);
    return { schedule: { ...schedule, skippedDays }, said: `${describeDay(day)} is not skipped any more.` };
  });
}

export async function off(context: Context): Promise<Reply> {
  await requireManager(context, 'Scheduling');
  const removed = await context.deps.store.removeSchedule(context.workspace, context.channel);
  if (!removed) throw new UserError(NONE);
  return sentence(
    'The schedule is off. Scores stay. Type /aif schedule to set a new one, or /aif post for a single question.',
  );
}

/** `remind on` or `remind off`. */
export async function remind(context: Context, text: string): Promise<Reply> {
  const word = text.trim().toLowerCase();
  if (word !== 'on' && word !== 'off')
    throw new UserError('Type /aif schedule remind on, or /aif schedule remind off.');
  const reminds = word === 'on';
  return change(context, schedule => {
    if (reminds && schedule.closeAt === undefined) {
      throw new UserError(
        'Reminders come an hour before closing, and this schedule has no closing time. Set one first.',
      );
    }
    return {
      schedule,
      reminds,
      said: reminds ? 'I remind the channel an hour before closing.' : 'No reminders.',
    };
  });
}

const NONE = 'This channel has no schedule. Type /aif schedule to set one.';

async function keptSchedule({ deps, workspace, channel }: Context): Promise<KeptSchedule> {
  const kept = await deps.store.findSchedule(workspace, channel);
  if (!kept) throw new UserError(NONE);
  return kept;
}

/** Reads, changes and writes the schedule of this channel, and tells what comes next. */
async function change(
  context: Context,
  rule: (schedule: Schedule, today: string) => { schedule: Schedule; reminds?: boolean; said: string },
): Promise<Reply> {
  await requireManager(context, 'Scheduling');
  const kept = await keptSchedule(context);
  const {
    schedule,
    said,
    reminds = kept.reminds,
  } = rule(kept.schedule, localDay(context.now, kept.schedule.timeZone));
  const changed = await changeSchedule(context, context.channel, {
    schedule,
    reminds,
    revision: kept.revision,
  });
  if (changed.kind === 'saved') return privately(scheduleMessage(said, changed.news));
  throw new UserError(
    'Somebody else changed the schedule in the same moment. Type /aif schedule show, then try again.',
  );
}

/** @throws UserError that says how days are written. */
function dayOf(typed: string, today: string): string {
  const parsed = parseDay(typed, today);
  if (parsed.kind === 'problem') throw new UserError(parsed.problem);
  return parsed.day;
}
