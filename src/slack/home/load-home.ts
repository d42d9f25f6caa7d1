import type { Deps } from '../../deps.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../quiz/ids.ts';
import { type NextStep, nextStep } from '../../quiz/next-step.ts';
import { type Week, weeksOf } from '../../quiz/progress.ts';
import { type ReadinessByTopic, readinessOf } from '../../quiz/readiness.ts';
import { rankOf } from '../../quiz/standings.ts';
import { type Streak, streakOf } from '../../quiz/streak.ts';
import { spanOf } from '../../quiz/window.ts';
import type { AttemptOwner } from '../../store/attempts.ts';
import type { Member } from '../../store/members.ts';
import type { Picture } from '../../store/pictures.ts';
import type { Round } from '../../store/round-row.ts';
import type { Shared } from '../context.ts';
import { coverageOf } from '../coverage.ts';
import { type DateStyle, dateFromNow, datesOf } from '../dates.ts';
import { queueOf } from '../reviews/queue-of.ts';
import { isUpToDate } from './picture.ts';
import { type Result, resultsOf } from './results.ts';

/** Everything that one person's Home tab shows. */
export interface Home {
  /** Undefined before the person took part, and after they had everything deleted. */
  member: Member | undefined;
  dates: DateStyle;
  next: NextStep<Round>;
  /** Questions that channels of the person are answering and the person has not. */
  rounds: Round[];
  channels: OwnChannel[];
  due: number;
  /** Due, but being answered in a channel just now. */
  held: number;
  /** When the next review is due, in words; undefined for never. */
  nextDue: string | undefined;
  readiness: ReadinessByTopic;
  weeks: Week[];
  picture: ShownPicture | undefined;
  /** Newest first. */
  results: Result[];
}

/** Whether it shows the weeks as they are, or were. */
export type ShownPicture = Picture & { isUpToDate: boolean };

/** How the person does in one channel this week. */
export interface OwnChannel {
  id: ChannelId;
  streak: Streak;
  points: number;
  /** Undefined without points. */
  rank: number | undefined;
}

export interface HomeSources extends Pick<Shared, 'people' | 'memberships'> {
  deps: Pick<Deps, 'store' | 'library' | 'now'>;
}

const CHANNELS = 3;

/** Reads, and makes nobody a member: looking is not taking part. */
export async function loadHome(
  { deps, people, memberships }: HomeSources,
  workspace: WorkspaceId,
  user: UserId,
): Promise<Home> {
  const now = deps.now();
  const member = await deps.store.findMember(workspace, user);
  const person = await people(workspace, user);
  const dates = datesOf(member ?? { settings: {}, timeZone: person.timeZone });
  const unanswered = person.isOutsider ? [] : await deps.store.listUnanswered(workspace, member?.key, now);
  const own = member && { workspace, member: member.key };
  const channels = own ? await deps.store.listOwnChannels(own, CHANNELS) : [];
  // Where Slack does not tell, whoever answered in a channel before may answer there again.
  const isIn = (unanswered.length > 0 && (await memberships(workspace, user))) || new Set<string>(channels);
  const rounds = unanswered.filter(round => isIn.has(round.channel));
  const answered = own ? await deps.store.listAnswered(own) : [];
  const readiness = readinessOf(answered, coverageOf(deps.library().knowledge), now);
  const at = { now, timeZone: dates.timeZone };
  const queue = own && (await queueOf(deps, own, at));
  const due = queue?.due.length ?? 0;
  const weeks = weeksOf(answered, now, dates.timeZone);
  const picture = own && (await deps.store.findPicture(own));
  const examRuns = own !== undefined && (await deps.store.hasRunningExam(own, now));
  return {
    member,
    dates,
    rounds,
    due,
    held: queue?.held ?? 0,
    nextDue: queue?.nextAt === undefined ? undefined : dateFromNow(queue.nextAt, now, dates),
    readiness,
    next: nextStep({ examRuns, rounds, due, readiness }),
    channels: own ? await Promise.all(channels.map(id => ownChannel(deps, own, id, now))) : [],
    weeks,
    picture: picture && { ...picture, isUpToDate: isUpToDate(picture, weeks, dates) },
    results: own ? await resultsOf(deps, own) : [],
  };
}

async function ownChannel(
  { store }: Pick<Deps, 'store'>,
  { workspace, member }: AttemptOwner,
  id: ChannelId,
  now: number,
): Promise<OwnChannel> {
  const timeZone = (await store.findTimeZone(workspace, id)) ?? 'UTC';
  const standings = await store.listPoints(workspace, id, spanOf('week', now, timeZone), member);
  const attendance = await store.listAttendance(workspace, id, member);
  return { id, streak: streakOf(attendance), ...rankOf(member, standings) };
}
