import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTypedArray } from 'node:util/types';
import { deserialize, serialize } from 'node:v8';
import { expect, onTestFinished, test } from 'vitest';
import { openKnowledge } from '../../src/kept-knowledge.ts';
import { type Prepared, prepareForStart } from '../../src/prepare.ts';
import { copyOfSmall, SMALL } from '../knowledge/folder.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const GUIDE = join('guide', '10-data-collection.md');

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aif-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function titles(opened: Prepared): string[] {
  return opened.kind === 'loaded' ? opened.knowledge.sections.map(({ title }) => title) : [];
}

/** Lets the only kept file say something else, so that taking it shows. */
function tamper(cache: string): void {
  const path = join(cache, readdirSync(cache)[0] ?? '');
  const kept = deserialize(readFileSync(path));
  kept.prepared.knowledge.sections[0].title = 'Kept';
  writeFileSync(path, serialize(kept));
}

test('a second start takes what the first one kept', async () => {
  const [folder, cache] = [copyOfSmall(), emptyFolder()];
  const first = await openKnowledge(folder, cache, NOW);
  expect(first).toEqual(await prepareForStart(folder, NOW));
  expect(await openKnowledge(folder, cache, NOW)).toEqual(first);
  tamper(cache);
  expect(titles(await openKnowledge(folder, cache, NOW))).toContain('Kept');
});

test('of what was kept, only what is needed stays in memory', async () => {
  const [folder, cache] = [copyOfSmall(), emptyFolder()];
  await openKnowledge(folder, cache, NOW);
  const opened = await openKnowledge(folder, cache, NOW);
  if (opened.kind === 'broken') throw new Error('the small folder is broken');
  const columns = columnsOf(opened.search);
  expect(columns.length).toBeGreaterThan(5);
  for (const { buffer, byteLength } of columns) expect(buffer.byteLength).toBe(byteLength);
  expect(opened.knowledge).not.toHaveProperty('ways');
});

function columnsOf(data: object): NodeJS.TypedArray[] {
  return Object.values(data).flatMap(part => {
    if (isTypedArray(part)) return [part];
    return typeof part === 'object' && !Array.isArray(part) ? columnsOf(part) : [];
  });
}

test('a byte that changed anywhere in the folder makes it read again', async () => {
  const [folder, cache] = [copyOfSmall(), emptyFolder()];
  await openKnowledge(folder, cache, NOW);
  tamper(cache);
  const path = join(folder, GUIDE);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('Data Collection', 'Gathering Data'));
  const opened = await openKnowledge(folder, cache, NOW);
  expect(titles(opened)).toContain('Gathering Data');
  expect(titles(opened)).not.toContain('Kept');
});

test('only a link that is turned to another release makes it read again', async () => {
  const [folder, cache] = [emptyFolder(), emptyFolder()];
  const second = join(folder, '..second');
  cpSync(SMALL, join(folder, '..first'), { recursive: true });
  cpSync(SMALL, second, { recursive: true });
  writeFileSync(
    join(second, GUIDE),
    readFileSync(join(second, GUIDE), 'utf8').replaceAll('Data Collection', 'Gathering Data'),
  );
  symlinkSync('..first', join(folder, '..data'));
  for (const name of readdirSync(SMALL)) symlinkSync(join('..data', name), join(folder, name));
  expect(titles(await openKnowledge(folder, cache, NOW))).toContain('Data Collection');
  rmSync(join(folder, '..data'));
  symlinkSync('..second', join(folder, '..data'));
  expect(titles(await openKnowledge(folder, cache, NOW))).toContain('Gathering Data');
});

test('folders are kept beside one another, the last four that were used', async () => {
  const cache = emptyFolder();
  const folders = Array.from({ length: 5 }, copyOfSmall);
  const [first = '', ...others] = folders;
  await openKnowledge(first, cache, NOW);
  const [kept = ''] = readdirSync(cache);
  utimesSync(join(cache, kept), NOW, new Date('2026-11-23T10:00:00Z'));
  for (const [at, folder] of others.entries()) {
    const before = new Set(readdirSync(cache));
    await openKnowledge(folder, cache, NOW);
    const added = readdirSync(cache).find(name => !before.has(name)) ?? '';
    utimesSync(join(cache, added), NOW, new Date(`2026-11-23T1${at + 1}:00:00Z`));
    if (at === 2) await openKnowledge(first, cache, NOW);
  }
  expect(readdirSync(cache)).toHaveLength(4);
  expect(readdirSync(cache)).toContain(kept);
});

test('a kept file that is damaged is made anew', async () => {
  const [folder, cache] = [copyOfSmall(), emptyFolder()];
  const first = await openKnowledge(folder, cache, NOW);
  const path = join(cache, readdirSync(cache)[0] ?? '');
  writeFileSync(path, readFileSync(path).subarray(0, 100));
  expect(await openKnowledge(folder, cache, NOW)).toEqual(first);
  expect(readFileSync(path).length).toBeGreaterThan(100);
});

test('where nothing can be kept, a start works all the same', async () => {
  const [folder, cache] = [copyOfSmall(), join(emptyFolder(), 'file')];
  writeFileSync(cache, 'no folder');
  expect(await openKnowledge(folder, cache, NOW)).toEqual(await prepareForStart(folder, NOW));
});

test.each([
  ['broken', (folder: string) => writeFileSync(join(folder, GUIDE), '\0')],
  ['missing', (folder: string) => rmSync(folder, { recursive: true })],
])('of a folder that is %s all problems are told, and nothing is kept', async (_, spoil) => {
  const [folder, cache] = [copyOfSmall(), emptyFolder()];
  spoil(folder);
  const opened = await openKnowledge(folder, cache, NOW);
  expect(opened).toMatchObject({ kind: 'broken' });
  expect(opened).toEqual(await prepareForStart(folder, NOW));
  expect(readdirSync(cache)).toEqual([]);
});
