import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LARGEST_FILE_IN_BYTES, readTextFile } from '../../src/content/text-file.ts';

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'text-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

test('a byte order mark is dropped and line ends become one kind', () => {
  const folder = folderWith({ 'a.txt': '\uFEFFone\r\ntwo\rthree\n' });
  expect(readTextFile(folder, 'a.txt')).toEqual({ kind: 'text', text: 'one\ntwo\nthree\n' });
});

test('a file of exactly the largest size is read', () => {
  const folder = folderWith({ 'a.txt': 'x'.repeat(LARGEST_FILE_IN_BYTES) });
  expect(readTextFile(folder, 'a.txt').kind).toBe('text');
});

test('a link inside the folder is followed, as a mounted volume has them', () => {
  const folder = folderWith({});
  mkdirSync(join(folder, '..data'));
  writeFileSync(join(folder, '..data', 'a.txt'), 'one');
  symlinkSync(join('..data', 'a.txt'), join(folder, 'a.txt'));
  expect(readTextFile(folder, 'a.txt')).toEqual({ kind: 'text', text: 'one' });
});

test('a link to itself is a sentence', () => {
  const folder = folderWith({});
  symlinkSync('a.txt', join(folder, 'a.txt'));
  expect(readTextFile(folder, 'a.txt')).toMatchObject({
    kind: 'unreadable',
    problem: { what: 'This file cannot be read (ELOOP)' },
  });
});

test('the line of the first byte that is no UTF-8 is named, also behind letters of two bytes', () => {
  const folder = folderWith({ 'a.txt': Buffer.concat([Buffer.from('é\nü\n'), Buffer.from([0xe9, 0x20])]) });
  expect(readTextFile(folder, 'a.txt')).toMatchObject({ problem: { line: 3 } });
});
