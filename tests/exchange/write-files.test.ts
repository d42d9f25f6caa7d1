import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFiles } from '../../src/exchange/write-files.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'write-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('all files get their names, in folders that are made for them', () => {
  const folder = emptyFolder();
  writeFiles(
    folder,
    new Map<string, string | Uint8Array>([
      ['a.yml', 'a'],
      ['questions/b.yml', new Uint8Array([98])],
    ]),
  );
  expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual([
    'a.yml',
    'questions',
    'questions/b.yml',
  ]);
  expect(readFileSync(join(folder, 'questions/b.yml'), 'utf8')).toBe('b');
});

test('when one file cannot be written, the others stay as they were and nothing else is left', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'a.yml'), 'before');
  writeFileSync(join(folder, 'guide'), 'no folder');
  expect(() =>
    writeFiles(
      folder,
      new Map([
        ['a.yml', 'after'],
        ['guide/b.md', 'b'],
      ]),
    ),
  ).toThrow(/EEXIST|ENOTDIR/);
  expect(readdirSync(folder)).toEqual(['a.yml', 'guide']);
  expect(readFileSync(join(folder, 'a.yml'), 'utf8')).toBe('before');
});
