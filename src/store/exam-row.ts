import type { Selectable } from 'kysely';
import type { Entered } from '../quiz/check-choice.ts';
import type { Entry } from '../quiz/exam-entry.ts';
import type { ExamKind } from '../quiz/select-exam.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import type { Tables } from './tables.ts';

/** A mock exam of one member. Nobody else finds or changes it. Instants are epoch milliseconds. */
export interface Exam<Item extends ExamMark = ExamMark> {
  id: string;
  kind: ExamKind;
  state: 'running' | 'finished' | 'abandoned';
  startedAt: number;
  /** Nothing is taken from then on. */
  endsAt: number;
  /** Never later than `endsAt`. */
  finishedAt: number | undefined;
  /** Where the member is: an index of `items`. */
  position: number;
  /** In the order they are asked. Editing or removing their questions changes nothing here. */
  items: Item[];
}

/** How an item stands, without what it asks. */
export interface ExamMark extends Entry {
  /** To be looked at again. */
  marked: boolean;
  /** Whether the member was shown it. */
  seen: boolean;
}

export interface ExamItem extends ExamMark {
  snapshot: Snapshot;
}

/** An exam with everything that it asks. */
export type WholeExam = Exam<ExamItem>;

/** An exam opened at one item. The page is undefined when the exam has no such item. */
export type OpenExam = Exam & { page: ExamPage | undefined };

export interface ExamPage {
  position: number;
  snapshot: Snapshot;
}

export function examOf(row: Selectable<Tables['exams']>): Omit<Exam, 'items'> {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    startedAt: row.started_at,
    endsAt: row.ends_at,
    finishedAt: row.finished_at ?? undefined,
    position: row.position,
  };
}

export function markOf(
  item: Pick<Selectable<Tables['exam_items']>, 'chosen' | 'correct' | 'marked' | 'seen'>,
): ExamMark {
  return {
    entered: enteredOf(item.chosen),
    correct: item.correct === null ? undefined : item.correct === 1,
    marked: item.marked === 1,
    seen: item.seen === 1,
  };
}

export function snapshotOf(json: string): Snapshot {
  return JSON.parse(json) as Snapshot;
}

/** An empty place is null in JSON. */
function enteredOf(chosen: string | null): Entered {
  return (JSON.parse(chosen ?? '[]') as (number | null)[]).map(place => place ?? undefined);
}
