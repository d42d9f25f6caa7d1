import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/content/problem.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { bankFaults } from './faults/bank-faults.ts';
import type { Fault } from './faults/fault.ts';
import { fileFaults } from './faults/file-faults.ts';
import { guideFaults } from './faults/guide-faults.ts';
import { listFaults } from './faults/list-faults.ts';
import { questionFaults } from './faults/question-faults.ts';
import { yamlFaults } from './faults/yaml-faults.ts';
import { applyChange, copyOfSmall, SMALL } from './folder.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const faults = [
  ...fileFaults,
  ...yamlFaults,
  ...listFaults,
  ...guideFaults,
  ...questionFaults,
  ...bankFaults,
];

describe('a knowledge folder with one fault names it with file, line and fix', () => {
  test.for(faults)('$name', fault => {
    const folder = copyOfSmall();
    applyChange(folder, fault.file, fault.change);

    const loaded = loadKnowledge(folder, NOW);

    const { severity = 'error', reportedIn = fault.file } = fault;
    const problems = loaded.kind === 'loaded' ? loaded.warnings : loaded.problems;
    const expected = `${reportedIn}:${lineOf(fault, folder)} ${severity}: `;
    const lines = problems.map(problem => formatProblem(problem, '.').slice('./'.length));
    const found = lines.filter(line => line.startsWith(expected) && line.includes(fault.says));
    expect(found, `${expected}${fault.says}\nis not among\n${lines.join('\n')}`).toHaveLength(1);
    expect(loaded.kind).toBe(severity === 'error' ? 'broken' : 'loaded');
  });

  test('the table holds more than a hundred, each with its own name', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThan(100);
  });
});

/** Each in a copy of its file; all copies have the same ids, so a loop of sections is not one there. */
test('a folder with a hundred different faults names every one, and crashes nothing', () => {
  const folder = copyOfSmall();
  const placed = faults
    .filter(
      ({ file, name, reportedIn }) =>
        /^(guide|questions)\//.test(file) && !reportedIn && name !== 'a section under itself',
    )
    .filter(({ change }) => change.kind === 'replace' || change.kind === 'write')
    .map((fault, at) => {
      const file = fault.file.replace(/[^/]+(\.\w+)$/, `${100 + at}$1`);
      if (fault.change.kind === 'replace') cpSync(join(SMALL, fault.file), join(folder, file));
      applyChange(folder, file, fault.change);
      return { ...fault, file };
    });

  const loaded = loadKnowledge(folder, NOW);

  const problems = loaded.kind === 'loaded' ? [] : loaded.problems;
  const lines = problems.map(problem => formatProblem(problem, '.').slice('./'.length));
  const unnamed = placed.filter(
    fault =>
      !lines.some(
        line =>
          line.startsWith(`${fault.file}:${lineOf(fault, folder)} ${fault.severity ?? 'error'}: `) &&
          line.includes(fault.says),
      ),
  );
  expect(unnamed.map(({ name }) => name)).toEqual([]);
  expect(placed.length).toBeGreaterThanOrEqual(100);
});

function lineOf({ file, at }: Fault, folder: string): number {
  if (typeof at === 'number') return at;
  const text = readFileSync(join(folder, file), 'utf8');
  let index = -1;
  for (const piece of [at].flat()) {
    index = text.indexOf(piece, index + 1);
    if (index < 0) throw new Error(`${file} does not hold ${piece}`);
  }
  return text.slice(0, index).split('\n').length;
}
