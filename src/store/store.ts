import type { Dialect } from 'kysely';
import { type AdvanceQueries, advanceQueries } from './advance-schedules.ts';
import { type AnsweredQueries, answeredQueries } from './answered.ts';
import { type AnswerQueries, answerQueries } from './answers.ts';
import { type AttemptQueries, attemptQueries } from './attempts.ts';
import { type AttendanceQueries, attendanceQueries } from './attendance.ts';
import { type CallLimitQueries, callLimitQueries } from './call-limits.ts';
import { type CardQueries, cardQueries } from './cards.ts';
import { type ChannelQueries, channelQueries } from './channels.ts';
import { type ClaimQueries, claimQueries } from './claim-round.ts';
import { type DatabaseOptions, openDatabase } from './database.ts';
import { type DeletePersonQueries, deletePersonQueries } from './delete-person.ts';
import { type EndExamQueries, endExamQueries } from './end-exams.ts';
import { type ExamQueries, examQueries } from './exams.ts';
import { type ForgetWorkspaceQueries, forgetWorkspaceQueries } from './forget-workspace.ts';
import { type GapQueries, gapQueries } from './gaps.ts';
import { type HealthQueries, healthQueries } from './health.ts';
import { type HomeQueries, homeQueries } from './home.ts';
import { type InstallationQueries, installationQueries } from './installations.ts';
import { type MemberQueries, memberQueries } from './members.ts';
import { type OpenQueries, openQueries } from './open-round.ts';
import { type PastRoundQueries, pastRoundQueries } from './past-rounds.ts';
import { type PersonalDataQueries, personalDataQueries } from './personal-data.ts';
import { type PictureQueries, pictureQueries } from './pictures.ts';
import { type RequestQueries, requestQueries } from './requests.ts';
import { type RoundWorkQueries, roundWorkQueries } from './round-work.ts';
import { type RoundQueries, roundQueries } from './rounds.ts';
import { type RunQueries, runQueries } from './runs.ts';
import { type ScheduledDayQueries, scheduledDayQueries } from './scheduled-days.ts';
import { type ScheduleQueries, scheduleQueries } from './schedules.ts';
import { type ScoreQueries, scoreQueries } from './scores.ts';
import { type TakeQueries, takeQueries } from './take-schedules.ts';
import { type TalkQueries, talkQueries } from './talks.ts';
import { type TicketQueries, ticketQueries } from './tickets.ts';
import { type TotalQueries, totalQueries } from './totals.ts';
import { type WorkQueries, workQueries } from './work.ts';

/** Everything that must outlive the process. Each call is one statement or one transaction. */
export interface Store
  extends InstallationQueries,
    ForgetWorkspaceQueries,
    ChannelQueries,
    MemberQueries,
    ClaimQueries,
    OpenQueries,
    RoundQueries,
    RoundWorkQueries,
    PastRoundQueries,
    AnswerQueries,
    AttendanceQueries,
    AnsweredQueries,
    AttemptQueries,
    CardQueries,
    DeletePersonQueries,
    ExamQueries,
    EndExamQueries,
    HomeQueries,
    PersonalDataQueries,
    PictureQueries,
    RunQueries,
    ScheduleQueries,
    TakeQueries,
    AdvanceQueries,
    ScheduledDayQueries,
    TicketQueries,
    CallLimitQueries,
    ScoreQueries,
    TotalQueries,
    WorkQueries,
    RequestQueries,
    GapQueries,
    TalkQueries,
    HealthQueries {
  close(): Promise<void>;
}

/** @throws when the database cannot be opened and written to, or is newer than this program. */
export async function openWritable(dialect: Dialect, options: DatabaseOptions = {}): Promise<Store> {
  const store = await openStore(dialect, options);
  try {
    // A file that is read-only opens without a word when there is nothing to bring up to date.
    await store.probe('write');
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws when the database cannot be opened, or is newer than this program. */
export async function openStore(dialect: Dialect, options: DatabaseOptions = {}): Promise<Store> {
  const db = await openDatabase(dialect, options);
  return {
    ...installationQueries(db),
    ...forgetWorkspaceQueries(db),
    ...channelQueries(db),
    ...memberQueries(db),
    ...claimQueries(db),
    ...openQueries(db),
    ...roundQueries(db),
    ...roundWorkQueries(db),
    ...pastRoundQueries(db),
    ...answerQueries(db),
    ...attendanceQueries(db),
    ...answeredQueries(db),
    ...attemptQueries(db),
    ...cardQueries(db),
    ...deletePersonQueries(db),
    ...examQueries(db),
    ...endExamQueries(db),
    ...homeQueries(db),
    ...personalDataQueries(db),
    ...pictureQueries(db),
    ...runQueries(db),
    ...scheduleQueries(db),
    ...takeQueries(db),
    ...advanceQueries(db),
    ...scheduledDayQueries(db),
    ...ticketQueries(db),
    ...callLimitQueries(db),
    ...scoreQueries(db),
    ...totalQueries(db),
    ...workQueries(db),
    ...requestQueries(db),
    ...gapQueries(db),
    ...talkQueries(db),
    ...healthQueries(db),
    close: () => db.destroy(),
  };
}
