import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aiken } from '../../src/exchange/aiken.ts';
import { anyQuestion } from './any-question.ts';
import { readBack, shipped, write } from './shipped.ts';

const single = shipped.questions.filter(question => question.type === 'single');

function read(text: string): ReturnType<typeof aiken.read> {
  return aiken.read(Buffer.from(text), 'quiz.txt');
}

describe('a bank in Aiken', () => {
  const { content, questions, report } = write(aiken, shipped.questions);

  test('comes back with stem, options and answer', () => {
    const expected = questions.map(question => ({
      type: 'single',
      stem: question.stem,
      options: question.options.map(option => ({
        text: option.text,
        correct: 'correct' in option && option.correct,
      })),
    }));
    expect(readBack(aiken, content).map(({ line: _, ...draft }) => draft)).toEqual(expected);
  });

  test('says what it leaves behind', () => {
    const others = shipped.questions.length - single.length;
    expect(report[0]).toBe(`aiken: ${single.length} of ${shipped.questions.length} questions.`);
    expect(report[1]).toMatch(
      new RegExp(
        `^Left out: ${others} \\((\\d+ (multiple|ordering|matching)(, )?){3}\\): it has single choice only\\.$`,
      ),
    );
    expect(report[2]).toMatch(
      /^Not carried of these questions: id, objective, section, .*option ids, reasons, mis.*reviews\.$/,
    );
  });

  test('has the shape that Moodle reads: a line for the stem, one for each option, one for the answer', () => {
    for (const block of String(content).trimEnd().split('\n\n')) {
      expect(block).toMatch(/^(?![A-Z][.)]|ANSWER:).+\nA\. .+\nB\. .+\nC\. .+\nD\. .+\nANSWER: [A-D]$/);
    }
  });

  test('holds any text that it does not leave out', () => {
    fc.assert(
      fc.property(anyQuestion('single'), question => {
        const { content: text, questions: carried } = write(aiken, [question]);
        if (carried.length === 0) return;
        const one = (words: string): string => words.replace(/\s+/g, ' ');
        const [draft] = readBack(aiken, text);
        expect(draft?.stem).toBe(one(question.stem));
        expect(draft?.options.map(option => option.text)).toEqual(
          question.options.map(option => one(option.text)),
        );
      }),
    );
  });

  test.each([
    ['begins like an option', 'A. Lovelace wrote which program?', 'begins like an option or an answer'],
    ['begins like an answer', 'ANSWER: what is it?', 'begins like an option or an answer'],
    ['has two lines', 'Which one?\nThis one?', 'must stand on one line'],
  ])('leaves a question out whose stem %s', (_, stem, why) => {
    const { questions: carried, report: said } = write(
      aiken,
      single.slice(0, 1).map(question => ({ ...question, stem })),
    );
    expect(carried).toEqual([]);
    expect(said[1]).toContain(why);
  });
});

describe('Aiken of others', () => {
  test('is read with brackets, loose lines and text over several lines', () => {
    const { drafts, problems } = read('What\nmoved?\n\nA) the data\nof today\nB) the roof\nANSWER:B\n');
    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        line: 1,
        type: 'single',
        stem: 'What moved?',
        options: [
          { text: 'the data of today', correct: false },
          { text: 'the roof', correct: true },
        ],
      },
    ]);
  });

  test.each([
    ['ends inside a question', 'Q?\nA. a\nB. b\nANSWER: A\n\nR?\nA. a\n', 'error', 6, 'seems to be cut off'],
    ['names an option that is not there', 'Q?\nA. a\nANSWER: C\n', 'warning', 3, '"C" is no option of "Q?"'],
    ['answers nothing', 'ANSWER: C\n', 'warning', 1, 'without a question'],
  ])('gets a sentence when it %s', (_, text, severity, line, what) => {
    expect(read(text).problems).toMatchObject([{ severity, line, what: expect.stringContaining(what) }]);
  });
});
