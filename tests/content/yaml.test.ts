import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/content/yaml.ts';

const TEXT = `- id: first
  list:
    - one
    - { deep: yes, other: 2 }
  "quoted key": 3
- id: second
`;

test.for([
  { path: [], line: 1 },
  { path: [0, 'list'], line: 2 },
  { path: [0, 'list', 1, 'other'], line: 4 },
  { path: [0, 'quoted key'], line: 5 },
  { path: [1, 'id'], line: 6 },
  // What is missing is reported where it would have to be added.
  { path: [1, 'stem'], line: 6 },
  { path: [7], line: 1 },
])('the place of $path is line $line', ({ path, line }) => {
  const yaml = parseYaml(TEXT, 'a.yml');
  expect(yaml.kind === 'yaml' && yaml.placeOf(path)).toEqual({ file: 'a.yml', line });
});

test('lines count from where the text begins in its file', () => {
  const yaml = parseYaml(TEXT, 'a.md', 40);
  expect(yaml.kind === 'yaml' && yaml.placeOf([1, 'id'])).toEqual({ file: 'a.md', line: 45 });
});

test('days stay texts and no word becomes a boolean by surprise', () => {
  expect(parseYaml('[2026-11-23, yes, no, on, 1.3.4]', 'a.yml')).toMatchObject({
    value: ['2026-11-23', 'yes', 'no', 'on', '1.3.4'],
  });
});

test('a few aliases are welcome', () => {
  expect(parseYaml('[&a [x], *a, *a]', 'a.yml')).toMatchObject({ value: [['x'], ['x'], ['x']] });
});

test('a hundred and fifty thousand keys are checked for duplicates in seconds', () => {
  const keys = Array.from({ length: 150_000 }, (_, index) => `k${index}: 1`);
  expect(parseYaml([...keys, 'k0: 2'].join('\n'), 'a.yml')).toMatchObject({
    kind: 'broken',
    problems: [{ line: 150_001, what: 'The key k0 stands here twice' }],
  });
});

test('whatever the text is, the answer is a value or problems on lines of it', () => {
  const pieces = fc.constantFrom(
    '- ',
    'a: ',
    'b:',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>-',
    '&x ',
    '*x',
    '!',
    '#',
    'é',
    '\t',
    '---',
    '? ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
      const text = parts.join('');
      const yaml = parseYaml(text, 'a.yml');
      if (yaml.kind === 'yaml') return yaml.placeOf([0, 'a', 'b']).line >= 1;
      const lines = text.split('\n').length;
      return yaml.problems.length > 0 && yaml.problems.every(({ line }) => line >= 1 && line <= lines + 1);
    }),
    { numRuns: 500 },
  );
});
