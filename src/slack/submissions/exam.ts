import { EXAM_KINDS } from '../../quiz/select-exam.ts';
import type { Context } from '../context.ts';
import { openExam } from '../exams/open-exam.ts';
import { findRunningExam, getOwnExam, type OwnExam } from '../exams/own-exam.ts';
import { showExam } from '../exams/show-exam.ts';
import { startExam } from '../exams/start-exam.ts';
import { getPlace, takeStep } from '../exams/take-step.ts';
import { readAnswer } from '../read-answer.ts';
import type { Submission, SubmissionReply } from '../submission.ts';
import { EXAM_START, KIND_FIELD } from '../views/exam-intro.ts';
import { EXAM_OVERVIEW, examOverviewView } from '../views/exam-overview.ts';
import { answerKeyOf } from '../views/exam-parts.ts';
import { EXAM_QUESTION } from '../views/exam-question.ts';

/** "Start": begins an exam, or goes on with the one that runs already. */
export const startExamForm: Submission = {
  name: EXAM_START,
  async run(context, inputs) {
    const chosen = inputs[KIND_FIELD]?.[KIND_FIELD]?.selected_option?.value;
    const kind = EXAM_KINDS.find(name => name === chosen) ?? 'full';
    if (!(await findRunningExam(context))) await startExam(context, kind);
    return { kind: 'update', view: await openExam(context, kind) };
  },
};

/** "Next": on to the question after this one, or from the last one to the overview. */
export const nextInExam: Submission = {
  name: EXAM_QUESTION,
  async run(context, inputs, metadata) {
    const { exam, position } = getPlace(metadata);
    const own = await takeStep(context, metadata, { inputs, to: position + 1 });
    const item = own.exam.items[position];
    if (own.exam.state !== 'running' || !item) return shown(context, own);
    if (item.correct === undefined && item.entered.some(place => place !== undefined)) {
      const { page } = (await getOwnExam(context, exam, position)).exam;
      const read = page && readAnswer(page.snapshot, inputs, answerKeyOf(position));

      if (read?.kind === 'errors') return read;
    }
    if (position + 1 < own.exam.items.length) return shown(context, own);
    return {
      kind: 'update',
      view: examOverviewView(own.exam, { now: context.now, timeZone: own.timeZone }),
    };
  },
};

/** "Finish the exam": twice, or from two devices, is once. */
export const finishExam: Submission = {
  name: EXAM_OVERVIEW,
  async run(context, _inputs, metadata) {
    const own = await getOwnExam(context, getPlace(metadata).exam);
    await context.deps.store.endExam(own.exam.id, { state: 'finished', now: context.now });
    return shown(context, await getOwnExam(context, own.exam.id));
  },
};

async function shown(context: Context, own: OwnExam): Promise<SubmissionReply> {
  return { kind: 'update', view: await showExam(context, own) };
}
