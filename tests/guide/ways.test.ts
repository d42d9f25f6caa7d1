import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inReadingOrder, loadWays } from '../../src/guide/ways.ts';

const SECTIONS = new Set(['recall', 'precision']);

function load(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ways-'));
  mkdirSync(join(folder, 'asks'));
  writeFileSync(join(folder, 'asks', '10-metrics.md'), text);
  return loadWays(folder, SECTIONS);
}

test('each line with a bullet is a way to ask for the section above it', () => {
  expect(load('# recall\n\n- how many did we catch\n\n# outside\n- nice weather\n')).toEqual({
    ways: [
      { section: 'recall', text: 'how many did we catch', file: 'asks/10-metrics.md', line: 3 },
      { section: 'outside', text: 'nice weather', file: 'asks/10-metrics.md', line: 6 },
    ],
    problems: [],
  });
});

test.each([
  ['# recal\n- a way\n', 1, 'No section has the id "recal"'],
  ['- a way without a section\n', 1, 'neither "# section-id" nor "- a way to ask"'],
  ['# recall\n- a way\nanother without a bullet\n', 3, 'another without a bullet'],
  ['# recall and more\n', 1, 'neither'],
  ['# recall\n<<<<<<< ours\n- a\n', 2, 'merge conflict'],
])('%j names its line', (text, line, what) => {
  expect(load(text).problems).toMatchObject([
    { severity: 'error', file: 'asks/10-metrics.md', line, what: expect.stringContaining(what) },
  ]);
});

test('a folder without ways to ask is a folder without ways to ask', () => {
  expect(loadWays(mkdtempSync(join(tmpdir(), 'ways-')), SECTIONS)).toEqual({ ways: [], problems: [] });
});

test('the order is that of the sections, whatever file a way stands in', () => {
  const ways = [
    { section: 'outside', text: 'c' },
    { section: 'precision', text: 'b' },
    { section: 'recall', text: 'a' },
  ];
  expect(inReadingOrder(ways, [{ id: 'recall' }, { id: 'precision' }]).map(({ text }) => text)).toEqual([
    'a',
    'b',
    'c',
  ]);
});
