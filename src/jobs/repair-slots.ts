import type { Deps } from '../deps.ts';
import { upcomingSlots } from '../quiz/slots.ts';
import { localDay } from '../quiz/window.ts';

const AT_ONCE = 500;
/** Clocks of machines differ a little; a slot that was written so little ahead is as good. */
const TOLERANCE_MS = 60_000;

/**
 * A clock that ran ahead moved schedules on past slots that had not come. What it wrote carries its time, so it is
 * found out when the clock is right again, and the next slot is reckoned anew.
 */
export async function repairSlots(deps: Deps): Promise<void> {
  const now = deps.now();
  for (const kept of await deps.store.listSchedulesWrittenAfter(now + TOLERANCE_MS, AT_ONCE)) {
    const { workspace, channel, schedule } = kept;
    const today = localDay(now, schedule.timeZone);
    const lastPostedDay = await deps.store.findLastScheduledDay(workspace, channel, today);
    const nextSlot = upcomingSlots({ schedule, now, lastPostedDay }, 1)[0]?.at;
    await deps.store.advanceSchedule(kept, { nextSlot, missedDays: [], now });
    deps.log.warn({ channel, nextSlot }, 'next slot was written by a clock that ran ahead');
  }
}
