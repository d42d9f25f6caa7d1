import type { Snapshot } from '../quiz/snapshot.ts';
import type { PersonalData } from '../store/personal-data.ts';

/** Everything that is kept about a person, as JSON that people and programs can read. */
export function personalDataFile(data: PersonalData, now: number): string {
  const { rounds, practice, reviews, exams, joinedAt, ...person } = data;
  const file = {
    exportedAt: iso(now),
    person: { ...person, joinedAt: iso(joinedAt) },
    answersInChannels: rounds.map(({ channelId, day, points, ...asked }) => ({
      channel: channelId,
      day,
      points,
      ...answered(asked),
    })),
    practiceAndReviews: practice.map(({ mode, ...asked }) => ({ mode, ...answered(asked) })),
    reviewCards: reviews.map(({ questionId, dueAt, state }) => ({
      question: questionId,
      dueAt: iso(dueAt),
      state,
    })),
    mockExams: exams.map(({ startedAt, finishedAt, state, items }) => ({
      startedAt: iso(startedAt),
      finishedAt: finishedAt === undefined ? null : iso(finishedAt),
      state,
      items: items.map(answered),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

type Asked = PersonalData['exams'][number]['items'][number];

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

function textsOf({ options }: Snapshot, positions: readonly number[]): string[] {
  return positions.map(position => options[position]?.text ?? '');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
