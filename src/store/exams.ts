import type { Selectable } from 'kysely';
import type { Entered } from '../quiz/check-choice.ts';
import type { Entry } from '../quiz/exam-entry.ts';
import type { ExamKind } from '../quiz/select-exam.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';
import { type ExamMark, examOf, markOf, type OpenExam, snapshotOf, type WholeExam } from './exam-row.ts';
import type { Tables } from './tables.ts';

/** What a member did in an exam: changed the item at `position`, or only went on to another. */
export interface ExamStep {
  exam: string;
  /** Where to go, and which item that shows. */
  to: number;
  now: number;
  change?: { position: number } & Partial<Entry & Pick<ExamMark, 'marked'>>;
}

export type ExamQueries = ReturnType<typeof examQueries>;

export function examQueries(db: Database) {
  /** An exam has a few hundred kilobytes of snapshots, so only the one that is shown is read. */
  async function open(
    row: Selectable<Tables['exams']> | undefined,
    position = row?.position,
  ): Promise<OpenExam | undefined> {
    if (!row) return undefined;
    const items = await db
      .selectFrom('exam_items')
      .select(['position', 'chosen', 'correct', 'marked', 'seen'])
      .select(select =>
        select
          .case()
          .when('position', '=', position ?? 0)
          .then(select.ref('snapshot'))
          .end()
          .as('snapshot'),
      )
      .where('exam_id', '=', row.id)
      .orderBy('position')
      .execute();
    const shown = items.find(item => item.snapshot !== null);
    const page = shown?.snapshot
      ? { position: shown.position, snapshot: snapshotOf(shown.snapshot) }
      : undefined;
    return { ...examOf(row), items: items.map(markOf), page };
  }

  return {
    async findExam(owner: AttemptOwner, id: string): Promise<WholeExam | undefined> {
      const row = await ownExams(db, owner).selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const items = await db
        .selectFrom('exam_items')
        .selectAll()
        .where('exam_id', '=', row.id)
        .orderBy('position')
        .execute();
      return {
        ...examOf(row),
        items: items.map(item => ({ ...markOf(item), snapshot: snapshotOf(item.snapshot) })),
      };
    },

    /** At this position, or where the member is. */
    async openExam(owner: AttemptOwner, id: string, position?: number): Promise<OpenExam | undefined> {
      return open(await ownExams(db, owner).selectAll().where('id', '=', id).executeTakeFirst(), position);
    },

    /** The one that runs, where the member is. */
    async openRunningExam(owner: AttemptOwner): Promise<OpenExam | undefined> {
      return open(await ownExams(db, owner).selectAll().where('state', '=', 'running').executeTakeFirst());
    },

    /** Whether there is one that takes answers at this moment. */
    async hasRunningExam(owner: AttemptOwner, now: number): Promise<boolean> {
      const row = await ownExams(db, owner)
        .select('id')
        .where('state', '=', 'running')
        .where('ends_at', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Starts an exam unless the member has one that runs: of two starts at once, one makes it. */
    async startExam(
      owner: AttemptOwner,
      exam: { id: string; kind: ExamKind; snapshots: readonly Snapshot[]; now: number; endsAt: number },
    ): Promise<void> {
      await db.transaction().execute(async trx => {
        const started = await trx
          .insertInto('exams')
          .values({
            id: exam.id,
            workspace_id: owner.workspace,
            member_key: owner.member,
            kind: exam.kind,
            state: 'running',
            started_at: exam.now,
            ends_at: exam.endsAt,
            finished_at: null,
            position: 0,
          })
          .onConflict(conflict => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!started) return;
        await trx
          .insertInto('exam_items')
          .values(
            exam.snapshots.map((snapshot, position) => ({
              exam_id: exam.id,
              position,
              question_id: snapshot.questionId,
              question_hash: snapshot.hash,
              snapshot: JSON.stringify(snapshot),
              chosen: null,
              correct: null,
              marked: 0 as const,
              seen: position === 0 ? (1 as const) : (0 as const),
            })),
          )
          .execute();
      });
    },

    /** False when the exam does not run any more, is somebody else's, or its time is over: then nothing is changed. */
    async saveExamStep(owner: AttemptOwner, { exam, to, now, change }: ExamStep): Promise<boolean> {
      return db.transaction().execute(async trx => {
        // Before the items, so that whoever finishes the exam at this moment waits, or is waited for.
        const running = await trx
          .updateTable('exams')
          .set({ position: to })
          .where('id', '=', exam)
          .where('workspace_id', '=', owner.workspace)
          .where('member_key', '=', owner.member)
          .where('state', '=', 'running')
          .where('ends_at', '>', now)
          .returning('id')
          .executeTakeFirst();
        if (!running) return false;
        const news = {
          ...(change?.entered && {
            chosen: isEmpty(change.entered) ? null : JSON.stringify(change.entered),
            correct: change.correct === undefined ? null : change.correct ? (1 as const) : (0 as const),
          }),
          ...(change?.marked !== undefined && { marked: change.marked ? (1 as const) : (0 as const) }),
        };
        if (change && Object.keys(news).length > 0) {
          await trx
            .updateTable('exam_items')
            .set(news)
            .where('exam_id', '=', exam)
            .where('position', '=', change.position)
            .execute();
        }
        await trx
          .updateTable('exam_items')
          .set({ seen: 1 })
          .where('exam_id', '=', exam)
          .where('position', '=', to)
          .execute();
        return true;
      });
    },

    /** Finished exams with their counts, newest first. */
    async listFinishedExams(
      owner: AttemptOwner,
      limit: number,
    ): Promise<{ id: string; kind: ExamKind; finishedAt: number; right: number; questions: number }[]> {
      const rows = await ownExams(db, owner)
        .innerJoin('exam_items', 'exam_items.exam_id', 'exams.id')
        .select(select => [
          'exams.id',
          'exams.kind',
          'exams.finished_at',
          select.fn.countAll<number>().as('questions'),
          select.fn.sum<number>(select.fn.coalesce('exam_items.correct', select.lit(0))).as('right'),
        ])
        .where('exams.state', '=', 'finished')
        .groupBy(['exams.id', 'exams.kind', 'exams.finished_at'])
        .orderBy('exams.finished_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ finished_at, ...row }) => ({ ...row, finishedAt: finished_at ?? 0 }));
    },
  };
}

function ownExams(db: Database, owner: AttemptOwner) {
  return db
    .selectFrom('exams')
    .where('exams.workspace_id', '=', owner.workspace)
    .where('exams.member_key', '=', owner.member);
}

function isEmpty(entered: Entered): boolean {
  return entered.every(place => place === undefined);
}
