import { describe, expect, test } from 'vitest';
import { snapshotQuestion } from '../../src/bank/snapshot-question.ts';
import { asChannelId, asMemberKey } from '../../src/quiz/ids.ts';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import { objectiveTopics, pageOf } from '../../src/slack/actions/topics-page.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { answerMessage } from '../../src/slack/views/answer-message.ts';
import { askExamples } from '../../src/slack/views/ask-examples.ts';
import { boardMessage } from '../../src/slack/views/board-message.ts';
import { meMessage } from '../../src/slack/views/me-message.ts';
import { practiceTopicsMessage } from '../../src/slack/views/practice-topics.ts';
import { sectionView } from '../../src/slack/views/section-view.ts';
import { objectiveMessage, topicsMessage } from '../../src/slack/views/topics-message.ts';
import { weeksChart, weeksImage } from '../../src/slack/views/weeks-blocks.ts';
import { aRound } from './a-round.ts';
import { library, wordsOf } from './app-stand.ts';
import { expectMessage } from './expect-message.ts';

const { knowledge, ask, answerFrom } = library;

const streak = { length: 12, forgiven: 2 };

describe('every section of the guide fits Slack', () => {
  test.each(knowledge.sections.map(section => [section.id, section] as const))('%s', (_id, section) => {
    const view = sectionView(section, knowledge);
    expect(checkBlocks(view.blocks, 'modal')).toMatchObject({ kind: 'fine' });
    expect(view.title.text.length).toBeLessThanOrEqual(LIMITS.modalTitle);
    expectMessage(answerMessage('x'.repeat(4_000), answerFrom(section), knowledge));
    expectMessage(
      answerMessage(section.title, answerFrom(section), knowledge, { sharedBy: 'U1', isPrivate: false }),
    );
    // Nothing is lost on the way to Slack: the last words of each part are there.
    const shown = wordsOf({ text: '', blocks: view.blocks });
    for (const part of section.parts) expect(shown).toContain(part.title.replaceAll('&', '&amp;'));
  });

  test('nothing is cut off', () => {
    const cut = knowledge.sections.filter(section =>
      sectionView(section, knowledge).blocks.some(block => JSON.stringify(block).includes('…"')),
    );
    expect(cut.map(section => section.id)).toEqual([]);
  });
});

describe('what is said about every kind of question', () => {
  test.each(['what is recall', 'model', 'best pizza in rome', '', '🤖'])('%s', question => {
    expectMessage(answerMessage(question, ask(question), knowledge));
  });

  test('examples', () => {
    expectMessage(askExamples());
  });
});

describe('boards', () => {
  const standings = Array.from({ length: 60 }, (_, index) => ({
    member: asMemberKey(`m${index}`),
    userId: `U${index}`,
    name: index === 3 ? '<!channel> & <@U1>' : `Member ${index}`,
    points: 100 - index,
    offered: 120,
    correct: 40,
    answered: 60,
    rank: index + 1,
  }));
  const board = { channel: asChannelId('C1'), window: 'week' as const, standings, unranked: undefined };

  test('show ten and the own row, with mentions', () => {
    const message = boardMessage(board, { for: asMemberKey('m40'), shareable: true });
    expectMessage(message);
    expect(wordsOf(message)).toMatch(/\*10\.\* <@U9>/);
    expect(wordsOf(message)).toMatch(
      /…\n\*41\.\* <@U40> \(you\) – 60 of 120 points, 40 of 60 right \(67 %\)/,
    );
    expect(wordsOf(message)).not.toContain('<@U11>');
  });

  test.each([
    [undefined, 'You – no answer yet this week'],
    [
      { member: asMemberKey('nobody'), name: 'Nora', points: 0, offered: 3, correct: 0, answered: 1 },
      'You – 0 of 3 points, 0 of 1 right (0 %)',
    ],
  ])('show the own row without a rank, too: %o', (unranked, row) => {
    const message = boardMessage({ ...board, unranked }, { for: asMemberKey('nobody'), shareable: true });
    expectMessage(message);
    expect(wordsOf(message)).toContain(row);
    expect(wordsOf(boardMessage({ ...board, unranked }, { shareable: false }))).not.toContain('You');
  });

  test('for a channel use names, escaped, and mention nobody', () => {
    const message = boardMessage(board, { shareable: false });
    expectMessage(message);
    expect(wordsOf(message)).toContain('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(wordsOf(message)).not.toMatch(/<[!@]/);
  });

  test('for oneself fit with the longest answers', () => {
    const latest = knowledge.questions.slice(0, 10).map(question => {
      const round = aRound(snapshotQuestion(question, [], 'seed'));
      return {
        round,
        answer: {
          round: round.id,
          member: asMemberKey('m1'),
          chosen: round.snapshot.key,
          correct: true,
          points: 1,
          at: 1,
        },
      };
    });
    const sections = knowledge.sections.map(({ title }) => ({ title, answered: 3, correct: 2 }));
    const weeks = Array.from({ length: 8 }, (_, week) => ({
      from: `2026-10-0${week + 1}`,
      answered: 999,
      right: 998,
    }));
    const dates = { language: 'uk', timeZone: 'UTC' };
    const message = meMessage({
      member: asMemberKey('m1'),
      streak,
      week: board,
      all: board,
      sections,
      latest,
      weeks,
      dates,
    });
    expectMessage(message);
    const picture = { fileId: 'F1', digest: 'd', drawnAt: 0 };
    for (const graphic of [weeksChart(weeks, dates), weeksImage(picture, weeks, dates)]) {
      expect(checkBlocks([...message.blocks, graphic], 'message')).toMatchObject({ kind: 'fine' });
    }
  });
});

describe('topics', () => {
  const objectives = objectiveTopics(knowledge);
  const pages = objectives.flatMap(({ id }) => {
    const count = pageOf(knowledge, id, 0)?.pages ?? 0;
    return Array.from({ length: count }, (_, page) => pageOf(knowledge, id, page)).flatMap(
      page => page ?? [],
    );
  });

  test('have every section of the guide on some page', () => {
    const shown = pages.flatMap(({ sections }) => sections.map(({ section }) => section.id));
    expect(shown.toSorted()).toEqual(knowledge.sections.map(({ id }) => id).toSorted());
  });

  test('fit as a list of objectives', () => {
    expectMessage(topicsMessage(objectives));
  });

  test.each(pages.map(page => [page.objective.id, page.page, page] as const))(
    '%s, page %i',
    (_id, _page, page) => {
      const message = objectiveMessage(page);
      expectMessage(message);
      for (const note of page.notes) expect(wordsOf(message)).toContain(note.markup);
      for (const { section } of page.sections) expect(wordsOf(message)).toContain(section.factsCheckedOn);
    },
  );

  test('beyond the last page are the last page, and of no objective none', () => {
    expect(pageOf(knowledge, '1.3.6', 99)?.page).toBe(2);
    expect(pageOf(knowledge, '1.3.6', -1)?.page).toBe(0);
    expect(pageOf(knowledge, '9.9.9', 0)).toBeUndefined();
  });

  test('that are not known fit, with the closest', () => {
    const topics = Array.from({ length: 40 }, (_, index) => ({
      kind: 'objective' as const,
      id: `${index}`,
      title: 'A long title, '.repeat(10),
    }));
    expectMessage(practiceTopicsMessage('x'.repeat(4_000), { kind: 'none', topics }));
    expectMessage(practiceTopicsMessage('metrics', { kind: 'choices', topics }));
    expectMessage(practiceTopicsMessage('🍕', { kind: 'none', topics: [] }));
  });
});
