import type { Deps } from '../deps.ts';
import { reminderDay } from '../quiz/reminder.ts';
import { once } from '../slack/call.ts';
import { queueOf } from '../slack/reviews/queue-of.ts';
import { timeZoneOf } from '../slack/time-zone-of.ts';
import { reviewReminder } from '../slack/views/review-reminder.ts';
import type { ReminderWish } from '../store/members.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';

type DueReminder = ReminderWish & { timeZone: string; day: string };

/** Writes to members at the time they chose, on days when something is due for them. */
export async function remindReviews(deps: Deps, busy: Busy = new Set()): Promise<void> {
  const now = deps.now();
  const due = (await deps.store.listReminderWishes()).flatMap((wish): DueReminder[] => {
    const timeZone = timeZoneOf(wish);
    const day = reminderDay(wish.settings.reviewAt ?? '', timeZone, now);
    return day === undefined ? [] : [{ ...wish, timeZone, day }];
  });
  const waiting = Map.groupBy(due, ({ workspace }) => workspace);
  return byWorkspace(deps, busy, {
    workspaces: async () => [...waiting.keys()],
    take: async workspace => waiting.get(workspace)?.splice(0, TAKEN_AT_ONCE) ?? [],
    idOf: ({ member }) => member,
    run: reminder => remindOf(deps, reminder),
  });
}

/** One look a day for each member, whatever it finds: what becomes due later in the day waits for the next. */
async function remindOf(deps: Deps, reminder: DueReminder): Promise<void> {
  const { workspace, member, timeZone, day } = reminder;
  const now = deps.now();
  if (!(await deps.store.takeTicket('review', `${member} ${day}`, now))) return;
  const { due } = await queueOf(deps, { workspace, member }, { now, timeZone });
  if (due.length === 0) return;
  await send(deps, reminder, due.length);
}

/** So long Slack may take to show what it was sent. */
const ARRIVES_WITHIN_MS = 10_000;

/** When its turn has come and the member's night has not: a reminder that would arrive then does not come at all. */
async function send(deps: Deps, reminder: DueReminder, due: number): Promise<void> {
  const { workspace, member, user, settings, timeZone, day } = reminder;
  const client = await deps.clientFor(workspace, 'unpaced');
  const turn = { workspace, method: 'chat.postMessage', channel: user, urgency: 'due' } as const;
  await deps.pace.run(turn, async () => {
    const arrives = deps.now() + ARRIVES_WITHIN_MS;
    if (reminderDay(settings.reviewAt ?? '', timeZone, arrives) !== day) return;
    const sent = await once(() =>
      client.chat.postMessage({ channel: user, ...reviewReminder(due), unfurl_links: false }),
    );
    // Nothing was posted, so the queue may try again.
    if (sent.kind === 'limited') throw sent.error;
    if (sent.kind !== 'posted') deps.log.warn({ member, err: sent.error }, 'review reminder not posted');
  });
}
