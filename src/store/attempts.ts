import { type Expression, type Selectable, sql } from 'kysely';
import type { Confidence } from '../quiz/confidence.ts';
import type { MemberKey, WorkspaceId } from '../quiz/ids.ts';
import type { Seen, Topic } from '../quiz/select-practice.ts';
import type { Choice, Snapshot } from '../quiz/snapshot.ts';
import type { Database } from './database.ts';
import { enterRun } from './runs.ts';
import type { StudyMode, Tables } from './tables.ts';

/** A question that one member was asked in private. It counts on no board. Instants are epoch milliseconds. */
export interface Attempt {
  id: string;
  mode: StudyMode;
  snapshot: Snapshot;
  askedAt: number;
  /** The practice run that it belongs to, and its place there, from 1. */
  run: RunPlace | undefined;
  /** The first answer; it stays. */
  answer: { chosen: Choice; correct: boolean; at: number; confidence: Confidence | undefined } | undefined;
}

export interface RunPlace {
  id: string;
  place: number;
}

export interface NewAttempt {
  id: string;
  snapshot: Snapshot;
  now: number;
  mode?: StudyMode;
  /** With what the run is on. */
  run?: RunPlace & { topic?: Topic | undefined };
}

/** One question of a practice run. `correct` is undefined while unanswered. */
export interface RunStep {
  attempt: string;
  questionId: string;
  sectionId: string;
  correct: boolean | undefined;
}

/** Whose attempt it is: nobody else finds or answers it. */
export interface AttemptOwner {
  workspace: WorkspaceId;
  member: MemberKey;
}

export type AttemptQueries = ReturnType<typeof attemptQueries>;

export function attemptQueries(db: Database) {
  return {
    /**
     * The member was asked this question, and is in its practice run from now on. False when its place in a run was
     * taken before: nothing is written then.
     */
    async recordAttempt(owner: AttemptOwner, attempt: NewAttempt): Promise<boolean> {
      const { run, now, mode = 'practice' } = attempt;
      if (!run || mode !== 'practice') return insertAttempt(db, owner, attempt);
      return db.transaction().execute(async trx => {
        const isNew = await insertAttempt(trx, owner, attempt);
        if (isNew) await enterRun(trx, owner, { id: run.id, topic: run.topic, now });
        return isNew;
      });
    },

    async findAttempt(owner: AttemptOwner, id: string): Promise<Attempt | undefined> {
      const row = await db
        .selectFrom('attempts')
        .selectAll()
        .where('id', '=', id)
        .where('workspace_id', '=', owner.workspace)
        .where('member_key', '=', owner.member)
        .executeTakeFirst();
      return row && attemptOf(row);
    },

    /** The questions of a practice run of this member, in the order asked. */
    async listRun(owner: AttemptOwner, run: string): Promise<RunStep[]> {
      const rows = await db
        .selectFrom('attempts')
        .select(['id', 'question_id', 'section_id', 'correct'])
        .where('run_id', '=', run)
        .where('workspace_id', '=', owner.workspace)
        .where('member_key', '=', owner.member)
        .orderBy('run_place')
        .execute();
      return rows.map(row => ({
        attempt: row.id,
        questionId: row.question_id,
        sectionId: row.section_id,
        correct: correctOf(row.correct),
      }));
    },

    /** What the member says of an answer that they gave; the first word stays. Undefined without such an answer. */
    async rateAttempt(owner: AttemptOwner, id: string, confidence: Confidence): Promise<Attempt | undefined> {
      const row = await db
        .updateTable('attempts')
        .set(({ fn, ref, val }) => ({ confidence: fn.coalesce(ref('confidence'), val(confidence)) }))
        .where('id', '=', id)
        .where('workspace_id', '=', owner.workspace)
        .where('member_key', '=', owner.member)
        .where('answered_at', 'is not', null)
        .returningAll()
        .executeTakeFirst();
      return row && attemptOf(row);
    },

    /**
     * Writes the answer if there is none yet, and tells the attempt as it is then. Undefined when it has an answer
     * already, is somebody else's, or does not exist: of two presses at once, one gets it.
     */
    async answerAttempt(
      owner: AttemptOwner,
      id: string,
      answer: { chosen: Choice; correct: boolean; at: number },
    ): Promise<Attempt | undefined> {
      const row = await db
        .updateTable('attempts')
        .set({
          chosen: JSON.stringify(answer.chosen),
          correct: answer.correct ? 1 : 0,
          answered_at: answer.at,
        })
        .where('id', '=', id)
        .where('workspace_id', '=', owner.workspace)
        .where('member_key', '=', owner.member)
        .where('answered_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row && attemptOf(row);
    },

    /** Every question that the member has had, in private or by answering a round, by when it was last. */
    async listSeen({ workspace, member }: AttemptOwner): Promise<Seen[]> {
      const rows = await db
        .selectFrom('attempts')
        .select(({ fn, ref }) => [
          'question_id',
          fn.max<number>(lastSeen(fn.coalesce('answered_at', 'asked_at'), ref('correct'))).as('last'),
        ])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .groupBy('question_id')
        .unionAll(
          db
            .selectFrom('answers')
            .innerJoin('rounds', 'rounds.id', 'answers.round_id')
            .select(({ fn, ref }) => [
              'rounds.question_id',
              fn.max<number>(lastSeen(ref('answers.answered_at'), ref('answers.correct'))).as('last'),
            ])
            .where('answers.workspace_id', '=', workspace)
            .where('answers.member_key', '=', member)
            .groupBy('rounds.question_id'),
        )
        .execute();
      const last = new Map<string, number>();
      for (const row of rows) {
        last.set(row.question_id, Math.max(row.last, last.get(row.question_id) ?? 0));
      }
      return [...last]
        .toSorted(([oneId, one], [otherId, other]) => one - other || compareText(oneId, otherId))
        .map(([questionId, when]) => ({ questionId, correct: [undefined, false, true][when % 4] }));
    },

    /** Ids of the questions that channels of the workspace are answering now. */
    async listLiveQuestions(workspace: WorkspaceId): Promise<Set<string>> {
      const rows = await db
        .selectFrom('rounds')
        .select('question_id')
        .where('workspace_id', '=', workspace)
        .where('state', 'in', ['claimed', 'open'])
        .execute();
      return new Set(rows.map(row => row.question_id));
    },
  };
}

async function insertAttempt(db: Database, owner: AttemptOwner, attempt: NewAttempt): Promise<boolean> {
  const recorded = await db
    .insertInto('attempts')
    .values({
      id: attempt.id,
      workspace_id: owner.workspace,
      member_key: owner.member,
      question_id: attempt.snapshot.questionId,
      question_hash: attempt.snapshot.hash,
      section_id: attempt.snapshot.sectionId,
      snapshot: JSON.stringify(attempt.snapshot),
      mode: attempt.mode ?? 'practice',
      chosen: null,
      correct: null,
      asked_at: attempt.now,
      answered_at: null,
      confidence: null,
      run_id: attempt.run?.id ?? null,
      run_place: attempt.run?.place ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return recorded !== undefined;
}

export function attemptOf(row: Selectable<Tables['attempts']>): Attempt {
  return {
    id: row.id,
    mode: row.mode,
    run: row.run_id === null || row.run_place === null ? undefined : { id: row.run_id, place: row.run_place },
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    askedAt: row.asked_at,
    answer:
      row.chosen === null || row.answered_at === null
        ? undefined
        : {
            chosen: JSON.parse(row.chosen) as Choice,
            correct: row.correct === 1,
            at: row.answered_at,
            confidence: row.confidence ?? undefined,
          },
  };
}

/** When and how in one number, so that the greatest of a group tells both: instant × 4, plus 1 if wrong, 2 if right. */
function lastSeen(at: Expression<number>, correct: Expression<0 | 1 | null>) {
  return sql<number>`${at} * 4 + coalesce(${correct} + 1, 0)`;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function correctOf(correct: 0 | 1 | null): boolean | undefined {
  return correct === null ? undefined : correct === 1;
}
