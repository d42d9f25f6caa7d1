import type { Topic } from '../quiz/select-practice.ts';
import type { Choice, Snapshot } from '../quiz/snapshot.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';

/** What somebody who took part answered, and what was worked out from it. */
export interface Study {
  rounds: (Asked & { channelId: string; day: string; points: number })[];
  boards: { channelId: string; answered: number; correct: number; points: number }[];
  practice: (Asked & { mode: string })[];
  /** The practice that the person is in the middle of. */
  practiceRun: { topic: Topic | undefined; at: number } | undefined;
  reviews: { questionId: string; dueAt: number; state: unknown }[];
  /** Local days on which the app looked whether to remind of reviews. */
  reminders: string[];
  exams: {
    startedAt: number;
    finishedAt: number | undefined;
    state: string;
    items: (Asked & { marked: boolean })[];
  }[];
  /** When the picture of the weeks was drawn. */
  pictureAt: number | undefined;
}

interface Asked {
  snapshot: Snapshot;
  chosen: Choice | undefined;
  /** How sure the person said they were. */
  confidence: string | undefined;
  correct: boolean | undefined;
  at: number;
}

export const NO_STUDY: Study = {
  rounds: [],
  boards: [],
  practice: [],
  practiceRun: undefined,
  reviews: [],
  reminders: [],
  exams: [],
  pictureAt: undefined,
};

export async function studyOf(db: Database, owner: AttemptOwner): Promise<Study> {
  const { workspace, member } = owner;
  const own = { workspace_id: workspace, member_key: member };
  const rounds = await db
    .selectFrom('answers')
    .innerJoin('rounds', 'rounds.id', 'answers.round_id')
    .leftJoin('answer_confidences', join =>
      join
        .onRef('answer_confidences.round_id', '=', 'answers.round_id')
        .onRef('answer_confidences.member_key', '=', 'answers.member_key'),
    )
    .select('answer_confidences.confidence')
    .select(['answers.channel_id', 'answers.chosen', 'answers.correct', 'answers.points'])
    .select(['answers.answered_at as at', 'rounds.local_day', 'rounds.snapshot'])
    .where('answers.workspace_id', '=', workspace)
    .where('answers.member_key', '=', member)
    .orderBy('answers.answered_at')
    .execute();
  const boards = await db
    .selectFrom('totals')
    .select(['channel_id as channelId', 'answered', 'correct', 'points'])
    .where(where => where.and(own))
    .orderBy('since')
    .execute();
  const attempts = await db
    .selectFrom('attempts')
    .select(['mode', 'snapshot', 'chosen', 'correct', 'confidence', 'asked_at', 'answered_at'])
    .where(where => where.and(own))
    .orderBy('asked_at')
    .execute();
  const run = await db
    .selectFrom('practice_runs')
    .select(['topic', 'asked_at'])
    .where(where => where.and(own))
    .executeTakeFirst();
  const cards = await db
    .selectFrom('cards')
    .select(['question_id', 'due_at', 'state'])
    .where(where => where.and(own))
    .orderBy('due_at')
    .execute();
  const reminders = await db
    .selectFrom('tickets')
    .select('slot')
    .where('job', '=', 'review')
    .where('slot', 'like', `${member} %`)
    .orderBy('taken_at')
    .execute();
  const picture = await db
    .selectFrom('pictures')
    .select('drawn_at')
    .where(where => where.and(own))
    .executeTakeFirst();
  return {
    rounds: rounds.map(row => ({
      ...askedOf(row),
      channelId: row.channel_id,
      day: row.local_day,
      points: row.points,
    })),
    boards,
    practice: attempts.map(row => ({
      ...askedOf({ ...row, at: row.answered_at ?? row.asked_at }),
      mode: row.mode,
    })),
    practiceRun: run && {
      topic: run.topic === null ? undefined : (JSON.parse(run.topic) as Topic),
      at: run.asked_at,
    },
    reviews: cards.map(row => ({
      questionId: row.question_id,
      dueAt: row.due_at,
      state: JSON.parse(row.state),
    })),
    reminders: reminders.map(({ slot }) => slot.slice(member.length + 1)),
    exams: await examsOf(db, owner),
    pictureAt: picture?.drawn_at,
  };
}

async function examsOf(db: Database, { workspace, member }: AttemptOwner): Promise<Study['exams']> {
  const exams = await db
    .selectFrom('exams')
    .select(['id', 'state', 'started_at', 'finished_at'])
    .where('workspace_id', '=', workspace)
    .where('member_key', '=', member)
    .orderBy('started_at')
    .execute();
  const items = await db
    .selectFrom('exam_items')
    .select(['exam_id', 'snapshot', 'chosen', 'correct', 'marked'])
    .where(
      'exam_id',
      'in',
      exams.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  return exams.map(exam => ({
    startedAt: exam.started_at,
    finishedAt: exam.finished_at ?? undefined,
    state: exam.state,
    items: items
      .filter(item => item.exam_id === exam.id)
      .map(item => ({ ...askedOf({ ...item, at: exam.started_at }), marked: item.marked === 1 })),
  }));
}

function askedOf(row: {
  snapshot: string;
  chosen: string | null;
  correct: 0 | 1 | null;
  confidence?: string | null;
  at: number;
}): Asked {
  return {
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    chosen: row.chosen === null ? undefined : (JSON.parse(row.chosen) as Choice),
    confidence: row.confidence ?? undefined,
    correct: row.correct === null ? undefined : row.correct === 1,
    at: row.at,
  };
}
