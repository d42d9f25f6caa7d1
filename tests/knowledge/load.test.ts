import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge.ts';
import { BANK, BANK_2, GUIDE, GUIDE_2, replace } from './faults/fault.ts';
import { applyChange, copyOfSmall, SMALL } from './folder.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

function versionOf(folder: string): string {
  const loaded = loadKnowledge(folder, NOW);
  return loaded.kind === 'loaded' ? loaded.knowledge.version : 'broken';
}

test('a good folder is loaded without a warning', () => {
  const loaded = loadKnowledge(SMALL, NOW);
  expect(loaded).toMatchObject({ kind: 'loaded', warnings: [] });
  if (loaded.kind !== 'loaded') return;
  const { sections, questions, services, glossary, exam } = loaded.knowledge;
  expect(exam.code).toBe('AIF-C01');
  expect(sections.map(({ id, path }) => [id, path])).toEqual([
    ['data-collection', ['Data Collection']],
    ['model-monitoring', ['Data Collection', 'Model Monitoring']],
  ]);
  expect(questions.map(({ type }) => type)).toContain('matching');
  expect(services).toHaveLength(6);
  expect(glossary).toHaveLength(2);
});

describe('the version', () => {
  test('is the same wherever the folder lies', () => {
    expect(versionOf(copyOfSmall())).toBe(versionOf(SMALL));
  });

  test('does not change with comments and layout', () => {
    const folder = copyOfSmall();
    applyChange(folder, BANK, replace('- id: clicks', '# The first.\n\n- id: clicks'));
    expect(versionOf(folder)).toBe(versionOf(SMALL));
  });

  test.for([
    { file: BANK, from: 'Seconds point', to: 'Moments point' },
    { file: GUIDE, from: 'rows and columns', to: 'columns and rows' },
    { file: 'services.yml', from: 'Takes in records', to: 'Takes records in' },
    { file: 'glossary.yml', from: 'model decay', to: 'model rot' },
    { file: 'exam.yml', from: 'minutes: 90', to: 'minutes: 95' },
  ])('changes with $file', ({ file, from, to }) => {
    const folder = copyOfSmall();
    applyChange(folder, file, replace(from, to));
    expect(versionOf(folder)).not.toBe(versionOf(SMALL));
  });
});

test('the problems of all files are told at once, in the order of files and lines', () => {
  const folder = copyOfSmall();
  applyChange(folder, 'exam.yml', replace('weight: 100', 'weight: 90'));
  applyChange(folder, 'services.yml', replace('status: ended', 'status: dead'));
  applyChange(folder, 'glossary.yml', replace('also: [ETL]', 'also: []'));
  applyChange(folder, GUIDE, replace('(#model-monitoring)', '(nowhere)'));
  applyChange(folder, GUIDE_2, replace('objective: 1.3.4', 'objective: x'));
  applyChange(folder, BANK, replace('cue: within', 'cue: inside'));
  applyChange(folder, BANK_2, replace('focus: bottleneck', 'focus: none'));
  const loaded = loadKnowledge(folder, NOW);
  const problems = loaded.kind === 'broken' ? loaded.problems : [];
  expect(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)).toEqual([
    'exam.yml',
    'glossary.yml',
    GUIDE,
    GUIDE_2,
    BANK,
    BANK_2,
    'services.yml',
  ]);
});

test('a folder that is not there is a handful of sentences', () => {
  const loaded = loadKnowledge(join(SMALL, 'nowhere'), NOW);
  expect(loaded).toMatchObject({ kind: 'broken' });
  expect(loaded.kind === 'broken' && loaded.problems.map(({ file }) => file)).toEqual([
    'exam.yml',
    'glossary.yml',
    'guide',
    'questions',
    'services.yml',
  ]);
});

function linesOf(file: string): number {
  return statSync(join(SMALL, file)).isFile()
    ? readFileSync(join(SMALL, file), 'utf8').split('\n').length
    : 1;
}

test('no damage to any file makes it throw, and every problem stands on a line of its file', () => {
  const files = ['exam.yml', 'services.yml', 'glossary.yml', GUIDE, GUIDE_2, BANK, BANK_2];
  expect(readdirSync(SMALL)).toHaveLength(5);
  const folder = copyOfSmall();
  const junk = fc.constantFrom(
    '',
    '\t',
    '- ',
    ': ',
    '"',
    '[',
    '}',
    '*a',
    '```',
    '#',
    '\0',
    '\u2028',
    '{{',
    '9'.repeat(400),
    'null',
    '# x\n',
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(200), junk, (file, start, length, put) => {
      const text = readFileSync(join(SMALL, file), 'utf8');
      const from = start % text.length;
      writeFileSync(join(folder, file), text.slice(0, from) + put + text.slice(from + length));
      const loaded = loadKnowledge(folder, NOW);
      writeFileSync(join(folder, file), text);
      const problems = loaded.kind === 'broken' ? loaded.problems : loaded.warnings;
      expect(loaded.kind === 'broken').toBe(problems.some(({ severity }) => severity === 'error'));
      for (const problem of problems) {
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.line).toBeLessThanOrEqual(linesOf(problem.file) + 2);
        expect(`${problem.what} ${problem.fix}`).not.toMatch(/undefined|NaN|\[object|Invalid input/);
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);
