import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/exchange/csv.ts';
import { guardFormula, unguardFormula } from '../../src/exchange/formula.ts';
import { COLUMNS, rowOf } from '../../src/exchange/row.ts';
import { anyQuestion, anyText } from './any-question.ts';
import { asEntry, entryOf, readBack, shipped, write } from './shipped.ts';

function read(text: string): ReturnType<typeof csv.read> {
  return csv.read(Buffer.from(text), 'bank.csv');
}

const MINIMUM = 'type,stem,option1,option2,option3,option4,answer';

describe('a bank in CSV', () => {
  const { content, questions, report } = write(csv, shipped.questions);

  test('comes back whole', () => {
    const entries = readBack(csv, content).map(draft => entryOf(draft, draft.id ?? ''));
    expect(entries).toEqual(shipped.questions.map(asEntry));
  });

  test('says that every field is carried, and what lies beside the questions is not', () => {
    expect(questions).toHaveLength(shipped.questions.length);
    expect(report).toEqual([
      `csv: ${shipped.questions.length} of ${shipped.questions.length} questions.`,
      'Every field of a question is carried.',
      expect.stringContaining('Not carried at all: the sections of the guide'),
    ]);
  });

  test("is read by another maker's reader, cell by cell", () => {
    const { data, errors } = papaparse.parse<string[]>(
      String(content)
        .replace(/^\uFEFF/, '')
        .trimEnd(),
    );
    expect(errors).toEqual([]);
    const rows = shipped.questions.map(rowOf);
    expect(data).toEqual([
      [...COLUMNS],
      ...rows.map(row => COLUMNS.map(column => guardFormula(row[column] ?? ''))),
    ]);
  });

  test('begins with a byte order mark, for spreadsheets', () => {
    expect(String(content).startsWith('\uFEFFid,type,')).toBe(true);
  });

  test('holds any text in any place', () => {
    fc.assert(
      fc.property(anyQuestion('single', 'multiple', 'ordering', 'matching'), question => {
        const [draft] = readBack(csv, write(csv, [question]).content);
        expect(draft && entryOf(draft, question.id)).toEqual(asEntry(question));
      }),
    );
  });
});

describe('a cell that begins like a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@home', "'@home"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['1=1', '1=1'],
  ])('%s is written as %s', (text, cell) => {
    expect(guardFormula(text)).toBe(cell);
    expect(unguardFormula(cell)).toBe(text);
  });

  test('comes back from any text, and no cell begins like one', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), text => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('CSV of others', () => {
  test('needs few columns, takes numbers as the answer and any case', () => {
    const { drafts, problems } = read(`${MINIMUM.toUpperCase()}\nSingle,"Which, now?",a,b,c,d,2\n`);
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      { line: 2, type: 'single', stem: 'Which, now?', options: [{}, { text: 'b', correct: true }, {}, {}] },
    ]);
  });

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read with %s between the cells', (_, delimiter) => {
    const text = `${MINIMUM.replaceAll(',', delimiter)}\n${['multiple', 'W?', 'a', 'b', 'c', 'd', '1 3'].join(delimiter)}\n`;
    expect(read(text).drafts[0]?.options.map(({ correct }) => correct)).toEqual([true, false, true, false]);
  });

  test.each([
    [
      'a quote that is not closed',
      `${MINIMUM}\nsingle,W?,a,b,c,d,1\nsingle,"W?,a\nb\n`,
      'error',
      3,
      'not closed',
    ],
    ['a row that is cut off', `${MINIMUM}\nsingle,W?,a,b,c,d,1\nsingle,W?,a`, 'error', 3, 'has 3 cells'],
    ['an unknown column', `${MINIMUM},optoin5\nsingle,W?,a,b,c,d,1,e\n`, 'error', 1, '"optoin5" is unknown'],
    ['a column twice', `${MINIMUM},stem\nsingle,W?,a,b,c,d,1,e\n`, 'error', 1, 'stem stands here twice'],
    ['no names', 'single,W?,a,b,c,d,1\n', 'error', 1, '"single" is unknown'],
    ['an unknown type', `${MINIMUM}\nessay,W?,a,b,c,d,1\n`, 'warning', 2, 'unknown type "essay"'],
    [
      'an unknown answer',
      `${MINIMUM}\nsingle,"W\n?",a,b,c,d,e\n`,
      'warning',
      2,
      'answer "e", which is no option',
    ],
    ['a loose quote', `${MINIMUM}\nsingle,"W?"x,a,b,c,d,1\n`, 'error', 2, 'A quote in the row'],
  ])('gets a sentence for %s', (_, text, severity, line, what) => {
    expect(read(text).problems[0]).toMatchObject({ severity, line, what: expect.stringContaining(what) });
  });
});
