import { describeDay, describeSchedule } from '../../quiz/schedule.ts';
import { type Slot, upcomingSlots } from '../../quiz/slots.ts';
import { localDay } from '../../quiz/window.ts';
import type { KeptSchedule } from '../../store/schedule-row.ts';
import { type Message, section } from '../blocks.ts';
import { channelMention, lines, type Markup, mrkdwn } from '../text.ts';

/** Shown of what is to come. */
const SLOTS = 3;

export interface ScheduleNews {
  kept: Pick<KeptSchedule, 'channel' | 'schedule' | 'reminds' | 'missedDays'>;
  /** Epoch ms. */
  now: number;
  lastPostedDay: string | undefined;
}

/** The schedule in words and the next three slots, in the channel's zone: the end of every reply about schedules. */
export function scheduleLines(news: ScheduleNews): Markup[] {
  const { kept, now, lastPostedDay } = news;
  const { schedule } = kept;
  const today = localDay(now, schedule.timeZone);
  const slots = upcomingSlots({ schedule, now, lastPostedDay }, SLOTS);
  return [
    mrkdwn`*${describeSchedule(schedule, today)}*${kept.reminds ? ', with a reminder an hour before closing' : ''}`,
    slots.length === 0
      ? mrkdwn`No question comes until somebody types \`/aif schedule resume\`.`
      : lines([mrkdwn`Next questions:`, ...slots.map(slot => slotLine(slot, schedule.timeZone))]),
    ...(kept.missedDays.length > 0
      ? [
          mrkdwn`Not posted, because it was too late when I was back: ${kept.missedDays.map(describeDay).join(', ')}`,
        ]
      : []),
  ];
}

export function scheduleMessage(said: string, news: ScheduleNews): Message {
  return {
    text: said,
    blocks: [
      section(lines([mrkdwn`${said}`, mrkdwn`${channelMention(news.kept.channel)}`])),
      ...scheduleLines(news).map(section),
    ],
  };
}

function slotLine({ at, day, closesAt }: Slot, timeZone: string): Markup {
  const closing = closesAt === undefined ? '' : `, closes ${timeOf(closesAt, timeZone)}`;
  return mrkdwn`• ${describeDay(day)}, ${timeOf(at, timeZone)}${closing}`;
}

function timeOf(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
}
