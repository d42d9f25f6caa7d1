import { type Action, type Origin, onPress } from '../action.ts';
import { examGoButton, examMarkButton, examOverviewButton } from '../buttons.ts';
import type { Context } from '../context.ts';
import type { OwnExam } from '../exams/own-exam.ts';
import { showExam } from '../exams/show-exam.ts';
import { takeStep } from '../exams/take-step.ts';
import type { Reply } from '../reply.ts';
import { examOverviewView } from '../views/exam-overview.ts';
import { EXAM_ANSWER } from '../views/exam-parts.ts';

/** Something was chosen in an exam's question: it is kept at once, and there is nothing to say. */
export const keepExamAnswer: Action = {
  name: EXAM_ANSWER,
  prepare: () => async (context, origin) => {
    const own = await stepFrom(context, origin);
    return own.exam.state === 'running' ? { kind: 'nothing' } : shown(context, own);
  },
};

/** Back, or to any question of the menu. */
export const goInExam = onPress(examGoButton, async (context, { to }, origin) =>
  shown(context, await stepFrom(context, origin, { to })),
);

export const markInExam = onPress(examMarkButton, async (context, { marked }, origin) =>
  shown(context, await stepFrom(context, origin, { marked })),
);

export const examOverview = onPress(examOverviewButton, async (context, _payload, origin) => {
  const own = await stepFrom(context, origin);
  if (own.exam.state !== 'running') return shown(context, own);
  return {
    kind: 'view',
    view: examOverviewView(own.exam, { now: context.now, timeZone: own.timeZone }),
  };
});

/** A press in an exam's modal keeps whatever was entered there until then. */
function stepFrom(
  context: Context,
  { view }: Origin,
  step: { to?: number; marked?: boolean } = {},
): Promise<OwnExam> {
  return takeStep(context, view?.metadata ?? '', { inputs: view?.inputs ?? {}, ...step });
}

async function shown(context: Context, own: OwnExam): Promise<Reply> {
  return { kind: 'view', view: await showExam(context, own) };
}
