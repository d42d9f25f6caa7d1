import { describe, expect, test } from 'vitest';
import { understand } from '../../src/guide/search-question.ts';
import { shippedLibrary } from '../shipped-library.ts';

const { ask } = await shippedLibrary();

describe('the outcome', () => {
  test.each([
    'what is recall',
    'which service ingests streaming data',
    'how is the F1 score calculated',
    'what is Model Monitor',
  ])('%s is answered', question => {
    expect(ask(question).kind).toBe('answer');
  });

  test.each(['best pizza in rome', 'hello', 'write a poem about my cat'])('%s is refused', question => {
    expect(ask(question).kind).toBe('none');
  });

  test('confidence is a probability, and few sections are named', () => {
    const answer = ask('weather forecast for the weekend in rome');
    expect(answer.ranked.length).toBeLessThanOrEqual(4);
    expect(answer.confidence).toBeGreaterThanOrEqual(0);
    expect(answer.confidence).toBeLessThanOrEqual(1);
  });
});

describe('the passages', () => {
  test.each([
    ['how is recall calculated', ['TP / (TP + FN)']],
    ['difference between grid search and random search', ['Grid search', 'Random search']],
  ])('of "%s" hold %j', (question, words) => {
    const answer = ask(question);
    const passages = answer.kind === 'answer' ? answer.passages : [];
    const shown = passages.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join('\n');
    for (const word of words) expect(shown).toContain(word);
    expect(shown.length).toBeLessThan(1_000);
  });
});

describe('bad input', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['4,000 characters', 'zqxvw '.repeat(700)],
    ['one word a thousand times', 'model '.repeat(1000)],
    ['one long word', 'a'.repeat(4000)],
    ['only emoji', '😂😂👍🏼'],
    ['only stop words', 'what is it and how do you'],
    ['control characters', '\u0000\u0007\u001b[31m\u202e'],
    ['mass mentions', '<!channel> <!here> @everyone'],
    ['SQL', "'; DROP TABLE answers; --"],
    ['another language', 'wie wird das Wetter morgen in Köln'],
    ['another script', '机器学习是什么'],
    ['lone surrogates', '\ud800\udfff\ud800'],
  ])('%s is handled', (_, question) => {
    expect(['answer', 'choices', 'none']).toContain(ask(question).kind);
  });

  test.each(['', '😂😂', 'what is it', '\u0000'])('%j has nothing to answer', question => {
    expect(ask(question)).toMatchObject({ kind: 'none', sections: [] });
  });

  test('a page of different words is looked up no further than any real question goes', () => {
    let looked = 0;
    const text = Array.from({ length: 700 }, (_, at) => `w${at.toString(36)}z`).join(' ');
    understand(text, {
      words: new Map(),
      massOf: () => 1,
      isTerm: () => false,
      respell: () => {
        looked++;
        return [];
      },
      names: { find: () => [], has: () => false },
      kin: new Map(),
    });
    expect(looked).toBeLessThanOrEqual(48);
  });
});
