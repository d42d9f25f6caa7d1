import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge.ts';
import { buildLibrary } from '../../src/library.ts';
import { fingerprintOf } from '../../src/live/fingerprint.ts';
import { type LiveLibrary, liveLibrary } from '../../src/live/live-library.ts';
import { knowledgeReader } from '../../src/live/read-knowledge.ts';
import { prepareKnowledge } from '../../src/prepare.ts';
import { copyOfSmall, SMALL } from '../knowledge/folder.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const GUIDE = join('guide', '10-data-collection.md');

async function open(folder: string): Promise<LiveLibrary & { reads: () => number }> {
  let reads = 0;
  const seen = await fingerprintOf(folder);
  const loaded = loadKnowledge(folder, NOW);
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems));
  const live = liveLibrary(
    { library: await buildLibrary(loaded.knowledge), seen },
    {
      fingerprint: () => fingerprintOf(folder),
      read: async () => {
        reads += 1;
        return prepareKnowledge(folder, NOW);
      },
    },
  );
  return { ...live, reads: () => reads };
}

/** Looks until nothing changes any more, and tells how the last look that was no waiting ended. */
async function settle(live: LiveLibrary) {
  expect(await live.look()).toEqual({ kind: 'changing' });
  return live.look();
}

function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const rename = (folder: string) =>
  edit(folder, GUIDE, text => text.replaceAll('Data Collection', 'Gathering Data'));
const titles = (live: LiveLibrary) => live.current().knowledge.sections.map(section => section.title);

describe('a knowledge folder that changes while the app runs', () => {
  test('is not read while it stays as it is', async () => {
    const live = await open(copyOfSmall());
    expect([await live.look(), await live.look()]).toEqual([{ kind: 'quiet' }, { kind: 'quiet' }]);
    expect(live.reads()).toBe(0);
  });

  test('replaces guide, bank and index at once, when two looks in a row see the same', async () => {
    const folder = copyOfSmall();
    const live = await open(folder);
    const before = live.current();
    rename(folder);
    expect(await live.look()).toEqual({ kind: 'changing' });
    expect(live.current()).toBe(before);
    expect(await live.look()).toMatchObject({ kind: 'replaced', warnings: [] });
    expect(titles(live)).toContain('Gathering Data');
    expect(live.current().ask('gathering data')).toMatchObject({
      kind: 'answer',
      section: { title: 'Gathering Data' },
    });
    expect(before.knowledge.sections.map(section => section.title)).not.toContain('Gathering Data');
    expect(await live.look()).toEqual({ kind: 'quiet' });
  });

  test('that is broken leaves what stood in use, says where and what to do, and is read once', async () => {
    const folder = copyOfSmall();
    const live = await open(folder);
    const before = live.current();
    edit(folder, GUIDE, text => text.replace('objective: ', 'objektive: '));
    const look = await settle(live);
    expect(look).toMatchObject({ kind: 'kept' });
    expect(look.kind === 'kept' && look.problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: 'guide/10-data-collection.md',
        line: expect.any(Number),
        fix: expect.stringMatching(/\w/),
      }),
    );
    expect(live.current()).toBe(before);
    expect([await live.look(), live.reads()]).toEqual([{ kind: 'quiet' }, 1]);
  });

  test('that is mended by undoing the edit keeps the very library', async () => {
    const folder = copyOfSmall();
    const live = await open(folder);
    const before = live.current();
    const text = readFileSync(join(folder, GUIDE), 'utf8');
    writeFileSync(join(folder, GUIDE), '');
    expect(await settle(live)).toMatchObject({ kind: 'kept' });
    writeFileSync(join(folder, GUIDE), text);
    expect(await settle(live)).toEqual({ kind: 'same', warnings: [] });
    expect(live.current()).toBe(before);
  });

  test('is not read while somebody is still writing', async () => {
    const folder = copyOfSmall();
    const live = await open(folder);
    const text = readFileSync(join(SMALL, GUIDE), 'utf8').replaceAll('Data Collection', 'Gathering Data');
    for (const share of [0, 0.3, 0.6, 1]) {
      writeFileSync(join(folder, GUIDE), text.slice(0, Math.round(text.length * share)));
      expect(await live.look()).toEqual({ kind: 'changing' });
    }
    expect(await live.look()).toMatchObject({ kind: 'replaced' });
    expect(live.reads()).toBe(1);
  });

  test('that changes again while it is read is read again', async () => {
    const folder = copyOfSmall();
    const seen = await fingerprintOf(folder);
    const first = loadKnowledge(folder, NOW);
    if (first.kind === 'broken') throw new Error('the small folder is broken');
    const live = liveLibrary(
      { library: await buildLibrary(first.knowledge), seen },
      {
        fingerprint: () => fingerprintOf(folder),
        read: async () => {
          const loaded = await prepareKnowledge(folder, NOW);
          edit(folder, GUIDE, text => text.replaceAll('Gathering Data', 'Data Gathering'));
          return loaded;
        },
      },
    );
    rename(folder);
    expect(await settle(live)).toMatchObject({ kind: 'replaced' });
    expect(titles(live)).toContain('Gathering Data');
    expect(await settle(live)).toMatchObject({ kind: 'replaced' });
    expect(titles(live)).toContain('Data Gathering');
  });

  test('whose reading fails is not tried in a loop, and the next change is', async () => {
    const folder = copyOfSmall();
    const seen = await fingerprintOf(folder);
    const first = loadKnowledge(folder, NOW);
    if (first.kind === 'broken') throw new Error('the small folder is broken');
    const library = await buildLibrary(first.knowledge);
    let fails = true;
    const live = liveLibrary(
      { library, seen },
      {
        fingerprint: () => fingerprintOf(folder),
        read: async () => {
          if (fails) throw new Error('out of memory');
          return prepareKnowledge(folder, NOW);
        },
      },
    );
    rename(folder);
    expect(await live.look()).toEqual({ kind: 'changing' });
    await expect(live.look()).rejects.toThrow('out of memory');
    expect(await live.look()).toEqual({ kind: 'quiet' });
    expect(live.current()).toBe(library);
    fails = false;
    edit(folder, GUIDE, text => `${text}\n`);
    expect(await settle(live)).toMatchObject({ kind: 'replaced' });
  });
});

describe('what counts as a change', () => {
  const changes: [string, (folder: string) => void][] = [
    ['another text of the same length', folder => edit(folder, GUIDE, text => text.replace('Data', 'Date'))],
    ['a file that an editor puts in the place of another', atomically],
    ['a new file', folder => writeFileSync(join(folder, 'questions', '99-new.yml'), '[]')],
    ['a file in a new folder', newFolder],
    ['a file less', folder => rmSync(join(folder, GUIDE))],
    ['a folder less', folder => rmSync(join(folder, 'questions'), { recursive: true })],
    ['the whole folder less', folder => rmSync(folder, { recursive: true })],
  ];

  test.each(changes)('%s', async (_what, change) => {
    const folder = copyOfSmall();
    const before = await fingerprintOf(folder);
    change(folder);
    expect(await fingerprintOf(folder)).not.toBe(before);
  });

  test('a link exchanged, as a config map is updated and as releases are switched', async () => {
    const root = mkdtempSync(join(tmpdir(), 'knowledge-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    for (const version of ['..1', '..2']) cpSync(SMALL, join(root, version), { recursive: true });
    const point = (to: string): void => {
      symlinkSync(to, join(root, '..data_tmp'));
      renameSync(join(root, '..data_tmp'), join(root, '..data'));
    };
    point('..1');
    for (const name of ['exam.yml', 'services.yml', 'glossary.yml', 'guide', 'questions']) {
      symlinkSync(join('..data', name), join(root, name));
    }
    const live = await open(root);
    rename(join(root, '..2'));
    expect(await live.look()).toEqual({ kind: 'quiet' });
    point('..2');
    expect(await settle(live)).toMatchObject({ kind: 'replaced' });
    expect(titles(live)).toContain('Gathering Data');
  });

  test('not what editors leave beside the files', async () => {
    const folder = copyOfSmall();
    const before = await fingerprintOf(folder);
    for (const name of ['.10-data-collection.md.swp', '10-data-collection.md~', '4913'])
      writeFileSync(join(folder, 'guide', name), 'x');
    expect(await fingerprintOf(folder)).toBe(before);
  });

  function newFolder(folder: string): void {
    mkdirSync(join(folder, 'asks'));
    writeFileSync(join(folder, 'asks', '10-data-collection.yml'), '[]');
  }

  function atomically(folder: string): void {
    const path = join(folder, GUIDE);
    writeFileSync(`${path}~`, readFileSync(path, 'utf8'));
    renameSync(`${path}~`, path);
  }
});

test('a thread of its own reads what the folder holds each time, to the same value', async () => {
  const folder = copyOfSmall();
  const read = knowledgeReader(folder);
  expect(await read(NOW)).toEqual(await prepareKnowledge(SMALL, NOW));
  writeFileSync(join(folder, GUIDE), '\0');
  const broken = await read(NOW);
  expect(broken).toMatchObject({ kind: 'broken' });
  expect(broken).toEqual(await prepareKnowledge(folder, NOW));
  cpSync(SMALL, folder, { recursive: true });
  expect(await read(NOW)).toEqual(await prepareKnowledge(SMALL, NOW));
});
