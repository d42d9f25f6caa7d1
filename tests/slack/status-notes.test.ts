import { describe, expect, test } from 'vitest';
import { snapshotQuestion } from '../../src/bank/snapshot-question.ts';
import { statusOf } from '../../src/content/service.ts';
import { tallyOf } from '../../src/quiz/tally.ts';
import { answerMessage } from '../../src/slack/views/answer-message.ts';
import { lateMessage } from '../../src/slack/views/late-message.ts';
import { practiceVerdict } from '../../src/slack/views/practice-verdict.ts';
import { resultMessage } from '../../src/slack/views/result-message.ts';
import { sectionView } from '../../src/slack/views/section-view.ts';
import { verdictMessage } from '../../src/slack/views/verdict-message.ts';
import { aRound } from './a-round.ts';
import { library, wordsOf } from './app-stand.ts';

const { knowledge, ask } = library;

function statusesOf(ids: readonly string[]): string[] {
  return knowledge.services
    .filter(service => ids.includes(service.id))
    .flatMap(service => statusOf(service)?.replaceAll('&', '&amp;') ?? []);
}

describe('closed, moved, renamed and unasked services are named as such', () => {
  test('there are enough of them to see it', () => {
    expect(knowledge.services.filter(service => statusOf(service)).length).toBeGreaterThan(20);
  });

  test('with every section that names them, beside the date of its facts', () => {
    for (const section of knowledge.sections) {
      const shown = wordsOf({ text: '', blocks: sectionView(section, knowledge).blocks });
      for (const status of statusesOf(section.services)) expect(shown).toContain(status);
      expect(shown).toContain(`facts checked on ${section.factsCheckedOn}`);
    }
  });

  test('wherever a question that names them is explained, beside the date of its facts', () => {
    const unrated = { confidence: undefined };
    const streak = { length: 1, forgiven: 0 };
    for (const question of knowledge.questions) {
      const snapshot = snapshotQuestion(question, knowledge.services, 'seed');
      const round = aRound(snapshot);
      const common = { snapshot, chosen: snapshot.key, again: false, sectionTitle: undefined };
      const tally = tallyOf(snapshot, [{ chosen: snapshot.key, correct: true }]);
      const views = [
        verdictMessage({ round, streak, ...unrated, ...common }),
        practiceVerdict({
          ...common,
          ...unrated,
          id: 'a',
          why: false,
          progress: undefined,
          topic: undefined,
        }),
        resultMessage({ round, tally, streaks: [], sectionTitle: undefined }),
        lateMessage(round, undefined),
      ];
      for (const shown of views.map(wordsOf)) {
        for (const status of statusesOf(question.services)) expect(shown).toContain(status);
        expect(shown).toContain(`Facts checked on ${question.factsCheckedOn}`);
      }
    }
  });

  test.each([
    ['what is Model Monitor', 'Closed to new customers since 30 July 2026'],
    ['what is QuickSight', 'Formerly Amazon QuickSight'],
    ['what is Kinesis Data Firehose', 'Renamed from Amazon Kinesis Data Firehose'],
    ['can X-Ray see drift', 'Outside the exam’s scope'],
  ])('in the answer to "%s"', (question, status) => {
    expect(wordsOf(answerMessage(question, ask(question), knowledge)).replaceAll("'", '’')).toContain(status);
  });
});
