import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { snapshotQuestion } from '../../src/bank/snapshot-question.ts';
import { QUESTION_TYPES, type Snapshot } from '../../src/quiz/snapshot.ts';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import { examCoverage } from '../../src/slack/exams/coverage.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { examIntroView } from '../../src/slack/views/exam-intro.ts';
import { examItemView } from '../../src/slack/views/exam-item.ts';
import { examOverMessage } from '../../src/slack/views/exam-over-message.ts';
import { examOverviewView } from '../../src/slack/views/exam-overview.ts';
import { examQuestionView } from '../../src/slack/views/exam-question.ts';
import { examResultView } from '../../src/slack/views/exam-result.ts';
import type { ExamItem, WholeExam } from '../../src/store/exam-row.ts';
import { aLongestSnapshot } from '../quiz/a-longest-snapshot.ts';
import { library } from './app-stand.ts';
import { expectMessage } from './expect-message.ts';

const { knowledge } = library;
const look = { now: 1_000, timeZone: 'America/Argentina/ComodRivadavia' };
const snapshots = knowledge.questions.map(question =>
  snapshotQuestion(question, knowledge.services, question.id),
);

function anExam(items: ExamItem[]): WholeExam {
  return {
    id: '6a1c1a30-0000-4000-8000-000000000000',
    kind: 'full',
    state: 'running',
    startedAt: 0,
    endsAt: 5_400_000,
    finishedAt: 5_400_000,
    position: 0,
    items,
  };
}
const anItem = (snapshot: Snapshot, changes: Partial<ExamItem> = {}): ExamItem => ({
  snapshot,
  entered: [],
  correct: undefined,
  marked: true,
  seen: true,
  ...changes,
});

function expectView(view: ModalView): void {
  expect(checkBlocks(view.blocks, 'modal')).toMatchObject({ kind: 'fine' });
  expect(view.title.text.length).toBeLessThanOrEqual(LIMITS.modalTitle);
  expect(view.submit?.text.length ?? 0).toBeLessThanOrEqual(LIMITS.modalButton);
  expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(LIMITS.privateMetadata);
}

describe('every question of the bank fits an exam', () => {
  test('there are questions to check', () => {
    expect(new Set(snapshots.map(({ type }) => type)).size).toBe(4);
  });

  test.each(snapshots.map(snapshot => [snapshot.questionId, snapshot] as const))('%s', (_id, snapshot) => {
    // As wrong as can be, so that everything has to be explained.
    const [first = 0, ...others] = snapshot.key;
    const wrong = others.length > 0 ? [...others, first] : [(first + 1) % snapshot.options.length];
    const sectionTitle = 'A title as long as the longest section of the guide may have, or longer still';
    const page = { position: 1, snapshot };
    for (const item of [
      anItem(snapshot),
      anItem(snapshot, { entered: wrong, correct: false }),
      anItem(snapshot, { entered: snapshot.key, correct: true }),
      anItem(snapshot, { entered: snapshot.key.map(() => undefined) }),
    ]) {
      const exam = anExam([anItem(snapshot), item, anItem(snapshot)]);
      expectView(examQuestionView(exam, page, look));
      for (const isLive of [true, false]) {
        expectView(examItemView(exam, page, { only: 'all', isLive, sectionTitle }));
      }
    }
  });
});

test.each(QUESTION_TYPES)('the longest %s question that authors may write fits an exam', type => {
  const page = { position: 0, snapshot: aLongestSnapshot(type) };
  const exam = anExam([anItem(page.snapshot, { entered: page.snapshot.key.toReversed(), correct: false })]);
  expectView(examQuestionView(exam, page, look));
  expectView(examItemView(exam, page, { only: 'all', isLive: false, sectionTitle: 'T'.repeat(100) }));
});

describe('an exam of 65 questions', () => {
  const objectives = knowledge.exam.domains.flatMap(({ tasks }) => tasks.flatMap(task => task.objectives));
  /** Spread over the whole blueprint, for the longest result there can be. */
  const items = Array.from({ length: 65 }, (_, index) => {
    const snapshot = snapshots[index % snapshots.length];
    if (!snapshot) throw new Error('there are no questions');
    return anItem({ ...snapshot, objective: objectives[index % objectives.length]?.id ?? '' });
  });

  test('fits in its overview, result and message, whatever was answered', () => {
    for (const correct of [undefined, false, true]) {
      const exam = anExam(items.map(item => ({ ...item, correct })));
      expectView(examOverviewView(exam, look));
      expectView(examResultView(exam, knowledge.exam));
      expectMessage(examOverMessage(exam, knowledge.exam));
    }
  });

  test('has every objective in its result, with its counts', () => {
    const shown = JSON.stringify(examResultView(anExam(items), knowledge.exam).blocks);
    for (const { id } of objectives.slice(0, 65)) expect(shown).toContain(`${id}: *0 of 1*`);
  });

  test.each([
    ['a question', knowledge.questions.slice(0, 1)],
    ['one task', knowledge.questions.filter(({ objective }) => objective.startsWith('1.3.'))],
  ])('is introduced when the bank has %s', (_what, questions) => {
    const past = [1, 2, 3].map(number => ({ id: `${number}`, finishedAt: number, right: 60, questions: 65 }));
    const size = { questions: 65, minutes: 90 };
    expectView(
      examIntroView({
        kind: 'short',
        sizes: { full: size, short: size },
        coverage: examCoverage({ exam: knowledge.exam, questions }),
        blueprint: knowledge.exam,
        past,
        dates: { language: undefined, timeZone: look.timeZone },
      }),
    );
  });
});
