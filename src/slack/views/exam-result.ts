import type { KnownBlock, ModalView } from '@slack/types';
import type { Exam as Blueprint, Domain } from '../../content/exam.ts';
import { estimateScore } from '../../quiz/exam-estimate.ts';
import { outcomeOf } from '../../quiz/exam-progress.ts';
import { type DomainResult, type ExamResult, examResult } from '../../quiz/exam-result.ts';
import type { WholeExam } from '../../store/exam-row.ts';
import { actions, context, header, section } from '../blocks.ts';
import { button } from '../button.ts';
import { examItemButton, practiceButton } from '../buttons.ts';
import { domainWeights } from '../exams/coverage.ts';
import { lines, type Markup, mrkdwn, shorten } from '../text.ts';
import { countOf } from './exam-parts.ts';

/** Longer ones are cut: a result is looked through, not read. */
const OBJECTIVE_TEXT = 90;

/** A finished exam: counts by domain and objective, what was not covered, and what comes next. */
export function examResultView(exam: WholeExam, blueprint: Blueprint): ModalView {
  const result = resultOf(exam, blueprint);
  const domainOf = (id: string) => blueprint.domains.find(domain => domain.id === id);
  const covered = result.domains.filter(({ questions }) => questions > 0);
  const missing = result.domains
    .filter(({ questions }) => questions === 0)
    .flatMap(({ id }) => domainOf(id) ?? []);
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Exam result' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      header(`${result.right} of ${result.questions} right`),
      section(
        lines([
          mrkdwn`Not answered, which counts as wrong: ${result.unanswered}`,
          mrkdwn`Time used: ${timeUsed(exam)} of ${countOf(minutesBetween(exam.startedAt, exam.endsAt), 'minute')}`,
        ]),
      ),
      ...nextBlocks(exam, result),
      ...covered.map(domain => section(domainLines(domain, domainOf(domain.id)))),
      ...estimateBlocks(result, blueprint, missing),
    ],
  };
}

export function resultOf(exam: WholeExam, blueprint: Blueprint): ExamResult {
  const items = exam.items.map(item => ({ objective: item.snapshot.objective, outcome: outcomeOf(item) }));
  return examResult(items, domainWeights(blueprint));
}

function domainLines({ id, right, questions, objectives }: DomainResult, domain: Domain | undefined): Markup {
  const texts = new Map(domain?.tasks.flatMap(task => task.objectives.map(({ id, text }) => [id, text])));
  return lines([
    mrkdwn`*Domain ${id}: ${domain?.title ?? ''}* – ${right} of ${questions} right`,
    ...objectives.map(
      objective =>
        mrkdwn`${objective.id}: *${objective.right} of ${objective.questions}* – ${shorten(texts.get(objective.id) ?? '', OBJECTIVE_TEXT)}`,
    ),
  ]);
}

/** What this says about the whole exam: a range, or that it cannot. */
function estimateBlocks(result: ExamResult, blueprint: Blueprint, missing: readonly Domain[]): KnownBlock[] {
  const { lowest, highest, pass } = blueprint.score;
  const weightOf = new Map(blueprint.domains.map(({ id, weight }) => [id, weight]));
  const estimate = estimateScore(
    result.domains.map(domain => ({ ...domain, weight: weightOf.get(domain.id) ?? 0 })),
    { lowest, highest },
  );
  if (estimate) {
    return [
      section(
        mrkdwn`*Estimate: about ${estimate.middle}, between ${estimate.lowest} and ${estimate.highest}* on the exam’s scale from ${lowest} to ${highest}, where ${pass} passes.`,
      ),
      context(
        mrkdwn`Only an estimate: AWS does not publish how right answers become points, so this draws a straight line. The range holds for nine of ten exams like this one, if the real questions are as hard as these.`,
      ),
    ];
  }
  return [
    section(
      lines([
        mrkdwn`*Not covered, as the question bank has nothing on it yet:*`,
        ...missing.map(({ id, title, weight }) => mrkdwn`Domain ${id}: ${title} (${weight} % of the exam)`),
      ]),
    ),
    context(
      mrkdwn`So there is no estimate on the exam’s scale from ${lowest} to ${highest}: it would need questions on every domain.`,
    ),
  ];
}

function nextBlocks(exam: WholeExam, result: ExamResult): KnownBlock[] {
  const firstMissed = exam.items.findIndex(item => outcomeOf(item) !== 'right');
  const toReview = exam.items.filter(item => item.seen && outcomeOf(item) !== 'right').length;
  const weakest = result.domains
    .flatMap(({ objectives }) => objectives)
    .toSorted((a, b) => a.right / a.questions - b.right / b.questions)[0];
  return [
    ...(toReview > 0
      ? [
          section(
            mrkdwn`${countOf(toReview, 'missed question')} will come back in \`/aif review\`, from tomorrow on.`,
          ),
        ]
      : []),
    actions(
      ...(firstMissed === -1
        ? []
        : [
            button(
              examItemButton,
              { exam: exam.id, position: firstMissed, only: 'missed' },
              { text: 'See what you missed', key: 'missed', style: 'primary' },
            ),
          ]),
      button(
        examItemButton,
        { exam: exam.id, position: 0, only: 'all' },
        { text: 'See every question', key: 'all' },
      ),
      ...(weakest && weakest.right < weakest.questions
        ? [
            button(
              practiceButton,
              { topic: { kind: 'objective', id: weakest.id } },
              { text: `Practise ${weakest.id}`, label: `Practise objective ${weakest.id}, the weakest` },
            ),
          ]
        : []),
    ),
  ];
}

function timeUsed({ startedAt, finishedAt, endsAt }: WholeExam): string {
  const minutes = minutesBetween(startedAt, finishedAt ?? endsAt);
  return minutes === 0 ? 'under a minute' : countOf(minutes, 'minute');
}

function minutesBetween(from: number, until: number): number {
  return Math.round((until - from) / 60_000);
}
