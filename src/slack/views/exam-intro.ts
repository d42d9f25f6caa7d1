import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Exam as Blueprint } from '../../content/exam.ts';
import { EXAM_KINDS, type ExamKind, type ExamSize } from '../../quiz/select-exam.ts';
import { actions, section } from '../blocks.ts';
import { button } from '../button.ts';
import { examResultButton } from '../buttons.ts';
import { type DateStyle, dateText } from '../dates.ts';
import type { ExamCoverage } from '../exams/coverage.ts';
import { joined, lines, type Markup, mrkdwn } from '../text.ts';
import { countOf } from './exam-parts.ts';

export const EXAM_START = 'exam-start';
/** Block and action id of the choice of length. */
export const KIND_FIELD = 'kind';

export interface ExamIntro {
  /** Chosen at first. */
  kind: ExamKind;
  sizes: Record<ExamKind, ExamSize>;
  coverage: ExamCoverage;
  blueprint: Blueprint;
  /** Finished exams, newest first. */
  past: { id: string; finishedAt: number; right: number; questions: number }[];
  dates: DateStyle;
}

/** What a mock exam is and what this one can and cannot tell, before it starts. */
export function examIntroView({ kind, sizes, coverage, blueprint, past, dates }: ExamIntro): ModalView {
  const options = EXAM_KINDS.map(name => kindOption(name, sizes[name]));
  const chosen = options[EXAM_KINDS.indexOf(kind)];
  return {
    type: 'modal',
    callback_id: EXAM_START,
    title: { type: 'plain_text', text: 'Mock exam' },
    submit: { type: 'plain_text', text: 'Start' },
    close: { type: 'plain_text', text: 'Not now' },
    blocks: [
      section(coverageLines(coverage, blueprint)),
      {
        type: 'input',
        block_id: KIND_FIELD,
        label: { type: 'plain_text', text: 'Length' },
        element: {
          type: 'radio_buttons',
          action_id: KIND_FIELD,
          options,
          ...(chosen && { initial_option: chosen }),
        },
      },
      section(
        lines([
          mrkdwn`• The clock runs from *Start* on. Close this whenever you like: \`/aif exam\` goes on where you were.`,
          mrkdwn`• Go back and forth, change answers, mark questions to look at again.`,
          mrkdwn`• Right and wrong show at the end, with every reason. What is not answered counts as wrong.`,
          mrkdwn`• Only you see any of this, and it counts on no board.`,
        ]),
      ),
      ...pastBlocks(past, dates),
    ],
  };
}

function kindOption(kind: ExamKind, { questions, minutes }: ExamSize): PlainTextOption & { value: string } {
  const name = kind === 'full' ? 'Full' : 'Short';
  const text = `${name}: ${countOf(questions, 'question')}, ${countOf(minutes, 'minute')}`;
  return { text: { type: 'plain_text', text }, value: kind };
}

function coverageLines({ covered, missing }: ExamCoverage, blueprint: Blueprint): Markup {
  if (missing.length === 0) {
    return mrkdwn`Questions on all ${blueprint.domains.length} domains of ${blueprint.code}, in the proportions of its exam guide ${blueprint.guideVersion}.`;
  }
  const parts = covered.map(({ domain, tasks, isWhole }) =>
    isWhole
      ? mrkdwn`domain ${domain.id}`
      : mrkdwn`task${tasks.length > 1 ? 's' : ''} ${tasks.join(', ')} of domain ${domain.id}`,
  );
  const percent = missing.reduce((sum, { weight }) => sum + weight, 0);
  return lines([
    mrkdwn`*Good to know first:* the question bank covers ${joined(parts, ', ')} so far, so every question comes from there.`,
    mrkdwn`Nothing yet on ${missing.map(({ id, title }) => `domain ${id} (${title})`).join(', ')}: ${percent} % of the exam.`,
    mrkdwn`It trains this part under exam conditions. It cannot tell whether you are ready for the whole exam.`,
  ]);
}

function pastBlocks(past: ExamIntro['past'], dates: DateStyle): KnownBlock[] {
  if (past.length === 0) return [];
  return [
    section(
      lines([
        mrkdwn`*Your last exams*`,
        ...past.map(
          ({ finishedAt, right, questions }) =>
            mrkdwn`${dateText(finishedAt, dates, 'whole')}: ${right} of ${questions} right`,
        ),
      ]),
    ),
    actions(
      ...past.map(({ id, finishedAt }, index) =>
        button(
          examResultButton,
          { exam: id },
          {
            text: index === 0 ? 'See the last one' : dateText(finishedAt, dates),
            key: index,
            label: `See the result of ${dateText(finishedAt, dates, 'whole')}`,
          },
        ),
      ),
    ),
  ];
}
