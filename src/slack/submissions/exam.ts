import { EXAM_KINDS } from '../../quiz/select-exam.ts';
import type { ExamPage } from '../../store/exam-row.ts';
import type { Context } from '../context.ts';
import { openExam } from '../exams/open-exam.ts';
import { findRunningExam, getOwnExam, type OwnExam } from '../exams/own-exam.ts';
import { showExam } from '../exams/show-exam.ts';
import { startExam } from '../exams/start-exam.ts';
import { getPlace, takeStep } from '../exams/take-step.ts';
import { readAnswer, readEntered } from '../read-answer.ts';
import type { Inputs, Submission, SubmissionReply } from '../submission.ts';
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
    const { page } = (await getOwnExam(context, exam, position)).exam;
    const refused = page && unfinished(page, inputs);
    // Whoever stays has not seen the question after this one.
    const own = await takeStep(context, metadata, { inputs, ...(!refused && { to: position + 1 }) });
    if (own.exam.state !== 'running') return shown(context, own);
    if (refused) return refused;
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

/** What is wrong with an answer that was begun and is not whole; one that was not begun may be left. */
function unfinished({ position, snapshot }: ExamPage, inputs: Inputs): SubmissionReply | undefined {
  const key = answerKeyOf(position);
  const isBegun = readEntered(snapshot, inputs, key).some(place => place !== undefined);
  const read = isBegun ? readAnswer(snapshot, inputs, key) : undefined;
  return read?.kind === 'errors' ? read : undefined;
}

async function shown(context: Context, own: OwnExam): Promise<SubmissionReply> {
  return { kind: 'update', view: await showExam(context, own) };
}
