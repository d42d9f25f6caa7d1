import { describe, expect, test } from 'vitest';
import { snapshotQuestion } from '../../src/bank/snapshot-question.ts';
import { QUESTION_TYPES } from '../../src/quiz/snapshot.ts';
import { tallyOf } from '../../src/quiz/tally.ts';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import { getModal } from '../../src/sandbox/block-kit/view.ts';
import { answerFormBlocks } from '../../src/slack/views/answer-form.ts';
import { attemptForm, roundForm } from '../../src/slack/views/answer-modal.ts';
import { answeredMessage } from '../../src/slack/views/answered-message.ts';
import { lateMessage } from '../../src/slack/views/late-message.ts';
import { messageView } from '../../src/slack/views/message-view.ts';
import { nothingDueMessage } from '../../src/slack/views/nothing-due.ts';
import { practiceMessage } from '../../src/slack/views/practice-message.ts';
import { practiceOpenMessage } from '../../src/slack/views/practice-open.ts';
import { practiceSummary } from '../../src/slack/views/practice-summary.ts';
import { practiceVerdict } from '../../src/slack/views/practice-verdict.ts';
import { resultMessage } from '../../src/slack/views/result-message.ts';
import { reviewReminder } from '../../src/slack/views/review-reminder.ts';
import { roundMessage } from '../../src/slack/views/round-message.ts';
import { verdictMessage } from '../../src/slack/views/verdict-message.ts';
import type { Round } from '../../src/store/round-row.ts';
import { aLongestSnapshot } from '../quiz/a-longest-snapshot.ts';
import { aRound } from './a-round.ts';
import { library } from './app-stand.ts';
import { expectMessage } from './expect-message.ts';

const { knowledge } = library;
const streak = { length: 12, forgiven: 2 };

/** Everything that is ever shown of one question. */
function expectAllViews(round: Round): void {
  const { id, snapshot } = round;
  const sectionTitle = 'A title as long as the longest section of the guide may have, or longer still';
  const people = Array.from({ length: 40 }, (_, index) => ({ name: `Member number ${index}`, streak }));
  // As wrong as can be, so that everything has to be explained.
  const [first = 0, ...others] = snapshot.key;
  const wrong = others.length > 0 ? [...others, first] : [(first + 1) % snapshot.options.length];
  const asked = {
    id,
    snapshot,
    progress: { run: id, place: 1_234, right: 1_000 },
    topic: { kind: 'section', id: 'x'.repeat(80), title: sectionTitle },
  } as const;
  expectMessage(roundMessage(round, 12_345));
  for (const chosen of [snapshot.key, wrong]) {
    expectMessage(
      verdictMessage({ round, chosen, streak, sectionTitle, again: true, confidence: undefined }),
    );
    for (const why of [true, false]) {
      const review = { due: 1_234, held: 0, nextDay: undefined, backDay: 'Wednesday 30 September 2026' };
      const verdict = { ...asked, chosen, confidence: undefined, again: true, why, sectionTitle };
      for (const message of [practiceVerdict(verdict), practiceVerdict({ ...verdict, review })]) {
        expectMessage(message);
        getModal(messageView(message));
      }
    }
    expectMessage(answeredMessage({ snapshot, chosen }, sectionTitle));
    getModal(messageView(answeredMessage({ snapshot, chosen }, sectionTitle)));
    const form = answerFormBlocks(snapshot, { entered: chosen });
    expect(checkBlocks(form, 'modal')).toMatchObject({ kind: 'fine' });
  }
  expectMessage(practiceMessage(asked));
  const place = { channel: 'C1', responseUrl: `https://hooks.slack.com/actions/${'x'.repeat(200)}` };
  const topic = { kind: 'section', id: asked.topic.id } as const;
  getModal(roundForm(round, { ...place, round: id }));
  getModal(attemptForm(snapshot, { ...place, attempt: id, topic }));
  expectMessage(lateMessage(round, sectionTitle));
  expectMessage(
    resultMessage({
      round,
      tally: tallyOf(
        snapshot,
        [...Array(40)].map(() => ({ chosen: wrong, correct: false })),
      ),
      streaks: people,
      sectionTitle,
    }),
  );
}

describe('every question of the bank fits Slack', () => {
  const rounds = knowledge.questions.map(question =>
    aRound(snapshotQuestion(question, knowledge.services, question.id)),
  );

  test('there are questions of every type to check', () => {
    const types = new Set(rounds.map(({ snapshot }) => snapshot.type));
    expect([...types].toSorted()).toEqual([...QUESTION_TYPES].toSorted());
  });

  test.each(rounds.map(round => [round.snapshot.questionId, round] as const))('%s', (_id, round) => {
    expectAllViews(round);
  });
});

test('a practice run over every section of the guide fits Slack', () => {
  const sections = knowledge.sections.map(({ id, title }) => ({ id, title, answered: 9, right: 1 }));
  const topic = { kind: 'objective', id: '1.3.6', title: 'Objective 1.3.6' } as const;
  expectMessage(practiceSummary({ sections, topic, complete: true }));
  expectMessage(practiceSummary({ sections: [], topic: undefined, complete: false }));
  const named = { ...topic, title: 'T'.repeat(300) };
  expectMessage(practiceOpenMessage({ run: 'r'.repeat(36), topic: named, answered: 12_345, right: 12_345 }));
  expectMessage(reviewReminder(12_345));
  expectMessage(nothingDueMessage({ due: 0, held: 99, nextDay: 'tomorrow', backDay: undefined }));
});

test.each(QUESTION_TYPES)('the longest %s question that authors may write fits Slack', type => {
  expectAllViews(aRound(aLongestSnapshot(type)));
});
