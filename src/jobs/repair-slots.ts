import type { Deps } from '../deps.ts';
import { upcomingSlots } from '../quiz/slots.ts';
import { localDay } from '../quiz/window.ts';
import { CLOCKS_DIFFER_MS, findWork } from './find-work.ts';

const AT_ONCE = 500;

/**
 * A clock that ran ahead moved schedules on past slots that had not come. What it wrote carries its time, so it is
 * found out when the clock is right again, and the next slot is reckoned anew.
 */
export async function repairSlots(deps: Deps, work = findWork(deps)): Promise<void> {
  const { repair } = await work;
  if (repair.length === 0) return;
  const now = deps.now();
  for (const kept of await deps.store.listSchedulesWrittenAfter(now + CLOCKS_DIFFER_MS, AT_ONCE)) {
    const { workspace, channel, schedule } = kept;
    const today = localDay(now, schedule.timeZone);
    const lastPostedDay = await deps.store.findLastScheduledDay(workspace, channel, today);
    const nextSlot = upcomingSlots({ schedule, now, lastPostedDay }, 1)[0]?.at;
    await deps.store.advanceSchedule(kept, { nextSlot, missedDays: [], now });
    deps.log.warn({ channel, nextSlot }, 'next slot was written by a clock that ran ahead');
  }
}
