import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Question } from '../../src/bank/question.ts';
import { parseYaml } from '../../src/content/yaml.ts';
import { renderBank, renderEntry } from '../../src/exchange/bank-yaml.ts';
import { renderSection } from '../../src/exchange/section-markdown.ts';
import { slugOf } from '../../src/exchange/slug.ts';
import { spliceEntries } from '../../src/exchange/splice-entries.ts';
import { parseSections } from '../../src/guide/parse-sections.ts';
import { anyQuestion, anyText } from './any-question.ts';
import { shipped } from './shipped.ts';

function parsed(text: string): unknown {
  const yaml = parseYaml(text, 'x.yml');
  if (yaml.kind === 'broken') throw new Error(yaml.problems[0]?.what);
  return yaml.value;
}

describe('a question as YAML', () => {
  test('is read as the same question, whatever its texts are', () => {
    fc.assert(
      fc.property(anyQuestion('single', 'multiple', 'ordering', 'matching'), question => {
        const [entry] = parsed(renderBank([question])) as unknown[];
        expect(Question.parse(entry)).toEqual(question);
      }),
    );
  });

  test('is written as authors write it', () => {
    const entry = {
      id: 'what-moved',
      type: 'single',
      stem: 'A team of a very long name wants to know what moved. It has little time and less money, but a model that is deployed. What?',
      options: [
        { id: 'data', text: '0.75', correct: true, why: null },
        { id: 'roof', text: 'a: b', correct: false },
      ],
      cue: null,
      services: [],
      sources: ['https://aws.amazon.com/a'],
      reviews: { on: '2026-11-23', readings: 3 },
    };
    expect(renderEntry(entry)).toBe(`- id: what-moved
  type: single
  stem: >-
    A team of a very long name wants to know what moved. It has little time and less money, but a model that is
    deployed. What?
  options:
    - id: data
      text: "0.75"
      correct: true
      why:
    - id: roof
      text: "a: b"
  cue:
  services: []
  sources: [https://aws.amazon.com/a]
  reviews: { on: 2026-11-23, readings: 3 }
`);
  });
});

describe('a section as Markdown', () => {
  test('has the title that it was given, whatever its characters are', () => {
    const fields = {
      id: 'x',
      objective: '1.3.1',
      services: [],
      asks: ['a', 'b', 'c'],
      factsCheckedOn: '2026-11-23',
      sources: ['https://aws.amazon.com/a'],
    };
    const title = anyText.map(text => text.replace(/\s+/g, ' '));
    fc.assert(
      fc.property(title, fc.integer({ min: 1, max: 6 }), (text, level) => {
        const markdown = renderSection({
          title: text,
          level,
          fields,
          markdown: 'It is.',
          linesBefore: undefined,
        });
        const [section] = parseSections(markdown, 'x.md').sections;
        expect(section).toMatchObject({ title: text, level, fields, markdown: 'It is.' });
      }),
    );
  });

  test.each([9, 12, 15, 18, 22, 30])(
    'begins its text %i lines below the heading when that is wanted',
    linesBefore => {
      const sources = ['https://aws.amazon.com/a', 'https://aws.amazon.com/b'];
      const fields = {
        id: 'x',
        objective: '1.3.1',
        services: ['a', 'b'],
        asks: ['a', 'b', 'c'],
        factsCheckedOn: '2026-11-23',
        sources,
      };
      const text = renderSection({ title: 'X', level: 1, fields, markdown: 'It is.', linesBefore });
      const wanted = Math.max(linesBefore, 11);
      expect(text.split('\n').indexOf('It is.')).toBe(wanted);
    },
  );
});

describe('replacing entries of a file', () => {
  const text = '# Top\n- id: a\n  x: 1\n\n# Between\n- id: b\n  x: 2\n\n- id: c\n';

  test('leaves everything around them as it was', () => {
    const spliced = spliceEntries(
      text,
      new Map([
        [6, '- id: b\n  x: 3\n  y: 4\n'],
        [9, '- id: d\n'],
      ]),
    );
    expect(spliced).toBe('# Top\n- id: a\n  x: 1\n\n# Between\n- id: b\n  x: 3\n  y: 4\n\n- id: d\n');
  });

  test('is not tried where no entry begins', () => {
    expect(spliceEntries(text, new Map([[3, '- id: d']]))).toBeUndefined();
  });

  test('of the shipped bank by themselves changes nothing that is read', () => {
    const bank = renderBank(shipped.questions.slice(0, 5));
    const line = bank.split('\n').findIndex(each => each.startsWith(`- id: ${shipped.questions[2]?.id}`)) + 1;
    const entry = renderEntry(shipped.questions[2] ?? {});
    expect(spliceEntries(bank, new Map([[line, entry]]))).toBe(bank);
  });
});

test.each([
  ['Which AWS service should take in the clicks?', 'which-aws-service-should-take-in'],
  ["Café owner's choice", 'cafe-owners-choice'],
  ['漢字', 'fallback'],
])('an id is made of the first words of %s', (text, slug) => {
  expect(slugOf(text, 'fallback')).toBe(slug);
});
