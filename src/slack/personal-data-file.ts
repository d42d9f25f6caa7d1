import type { Snapshot } from '../quiz/snapshot.ts';
import type { PersonalData } from '../store/personal-data.ts';
import type { Study } from '../store/personal-study.ts';

/** Everything that is kept about a person, as JSON that people and programs can read. */
export function personalDataFile(data: PersonalData, now: number): string {
  const { study, talks, managed, joinedAt, ...person } = data;
  const file = {
    exportedAt: iso(now),
    person: { ...person, joinedAt: isoIfAny(joinedAt) },
    asManager: managed,
    answersInChannels: study.rounds.map(({ channelId, day, points, ...asked }) => ({
      channel: channelId,
      day,
      points,
      ...answered(asked),
    })),
    sumsForBoards: study.boards.map(({ channelId, ...sums }) => ({ channel: channelId, ...sums })),
    practiceAndReviews: study.practice.map(({ mode, ...asked }) => ({ mode, ...answered(asked) })),
    practiceUnderWay: study.practiceRun
      ? { topic: study.practiceRun.topic ?? null, lastAskedAt: iso(study.practiceRun.at) }
      : null,
    reviewCards: study.reviews.map(({ questionId, dueAt, state }) => ({
      question: questionId,
      dueAt: iso(dueAt),
      state,
    })),
    daysOfReviewReminders: study.reminders,
    mockExams: study.exams.map(({ startedAt, finishedAt, state, items }) => ({
      startedAt: iso(startedAt),
      finishedAt: isoIfAny(finishedAt),
      state,
      items: items.map(({ marked, ...asked }) => ({ ...answered(asked), marked })),
    })),
    pictureDrawnAt: isoIfAny(study.pictureAt),
    lastTalkedAbout: talks.map(({ section, intent, at }) => ({ section, asked: intent, at: iso(at) })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function answered({ snapshot, chosen, correct, confidence, at }: Asked): object {
  return {
    at: iso(at),
    question: snapshot.questionId,
    asked: snapshot.stem,
    chosen: chosen === undefined ? null : textsOf(snapshot, chosen),
    right: textsOf(snapshot, snapshot.key),
    correct: correct ?? null,
    ...(confidence !== undefined && { confidence }),
  };
}

type Asked = Omit<Study['practice'][number], 'mode'>;

/** A place of an exam's form that was left empty has no text. */
function textsOf({ options }: Snapshot, positions: readonly (number | null)[]): (string | null)[] {
  return positions.map(position => (position === null ? null : (options[position]?.text ?? '')));
}

function isoIfAny(at: number | undefined): string | null {
  return at === undefined ? null : iso(at);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
