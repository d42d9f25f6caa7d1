import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../../src/exchange/folder-files.ts';
import { json } from '../../src/exchange/json.ts';
import { placesIn } from '../../src/exchange/json-places.ts';
import { type ReadDocument, readDocument } from '../../src/exchange/json-read.ts';
import { SMALL } from '../knowledge/folder.ts';
import { files, load, SHIPPED, shipped } from './shipped.ts';

const exported = json.write(shipped, files);

function read(text: string | Uint8Array): ReadDocument {
  return readDocument(typeof text === 'string' ? Buffer.from(text) : text, 'bank.json');
}

function documentIn(text: string): (ReadDocument & { kind: 'document' })['document'] {
  const found = read(text);
  if (found.kind === 'broken') throw new Error(JSON.stringify(found.problems.slice(0, 3)));
  return found.document;
}

/** A folder with the files that a document describes. */
function folderOf(written: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'json-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of written) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('the shipped knowledge in JSON', () => {
  test('comes back equal, to the lines of its files', () => {
    const again = load(folderOf(filesOf(documentIn(exported))));
    expect(again).toEqual(shipped);
    expect(again.version).toBe(shipped.version);
  });

  test('comes back with the same files', () => {
    const names = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\/|yml$/.test(name),
    );
    expect([...filesOf(documentIn(exported)).keys()].toSorted()).toEqual(names.toSorted());
  });

  test('is exported again as the same text', () => {
    const folder = folderOf(filesOf(documentIn(exported)));
    expect(json.write(load(folder), files)).toBe(exported);
  });

  test('has the fields of its description, in that order', () => {
    const { format, guideVersion, sections, questions, ...rest } = JSON.parse(exported);
    expect({ format, guideVersion }).toEqual({
      format: 'aif-knowledge/1',
      guideVersion: shipped.exam.guideVersion,
    });
    expect(Object.keys(rest)).toEqual(['version', 'exam', 'services', 'glossary', 'ways', 'layout']);
    expect(sections[1]).toMatchObject({
      id: expect.any(String),
      path: expect.any(Array),
      under: expect.any(String),
    });
    const order = ['id', 'type', 'objective', 'section', 'focus', 'level', 'difficulty', 'stem', 'options'];
    const end = ['cue', 'takeaway', 'services', 'sources', 'factsCheckedOn', 'reviews'];
    const answers: Record<string, string[]> = { ordering: ['order'], matching: ['pairs'] };
    for (const question of questions) {
      expect(Object.keys(question)).toEqual([...order, ...(answers[question.type] ?? []), ...end]);
    }
    expect(Object.keys(questions[1].options[1])).toEqual(['id', 'text', 'correct', 'why', 'misconception']);
  });

  test('comes back with equal content when the layout and the parents are left out', () => {
    const { layout: _, ...document } = documentIn(exported);
    const sections = document.sections.map(({ under: _, ...section }) => section);
    const again = load(folderOf(filesOf({ ...document, sections })));
    const bare = (list: typeof shipped.sections): object[] =>
      list.map(({ id, title, path, parent, markdown, asks }) => ({
        id,
        title,
        path,
        parent,
        markdown,
        asks,
      }));
    expect(bare(again.sections)).toEqual(bare(shipped.sections));
    expect(new Set(again.questions)).toEqual(new Set(shipped.questions));
  });
});

test('a folder whose headings nest and whose lists are long comes back equal', () => {
  const small = load(SMALL);
  const again = folderOf(filesOf(documentIn(json.write(small, new Map()))));
  expect(load(again).sections).toEqual(small.sections);
});

/** The export with one thing replaced once. */
function damaged(from: string | RegExp, to: string): string {
  const text = exported.replace(from, () => to);
  if (text === exported) throw new Error(`${from} is not there`);
  return text;
}

const FIRST = shipped.questions[0]?.id ?? '';
const SECOND = shipped.questions[1]?.id ?? '';

describe('bad JSON gets a sentence with its line', () => {
  test.each([
    ['cut off', exported.slice(0, exported.length / 2), /^This JSON ends in the middle/],
    ['cut off in its first line', '{', /^This JSON ends in the middle/],
    ['no JSON', '<html>', /^This is no valid JSON/],
    ['a list', '[]', /^This JSON does not say/],
    ['null', 'null', /^This JSON does not say/],
    [
      'of a later version',
      damaged('aif-knowledge/1', 'aif-knowledge/2'),
      /"aif-knowledge\/2", and aif-knowledge\/1/,
    ],
    ['nested too deeply', '['.repeat(100_000), /./],
    ['without questions', damaged(/"questions": \[/, '"quetsions": ['), /questions` is missing/],
    [
      'with a field of the wrong kind',
      damaged('"difficulty": "easy"', '"difficulty": 7'),
      /difficulty` is "7"/,
    ],
    [
      'with a path out of the folder',
      damaged('"file": "guide/', '"file": "guide/../'),
      /file` is "guide\/\.\.\//,
    ],
    [
      'with an id twice',
      damaged(`"id": "${SECOND}"`, `"id": "${FIRST}"`),
      new RegExp(`^The id ${FIRST} stands twice`),
    ],
    [
      'with an unknown section',
      damaged(/"section": "[a-z-]+"/, '"section": "nowhere-at-all"'),
      /no section nowhere-at-all/,
    ],
    [
      'with an unknown objective',
      damaged(/"objective": "[\d.]+"/, '"objective": "9.9.9"'),
      /no objective 9\.9\.9/,
    ],
    [
      'with two guide versions',
      damaged(/"guideVersion": "[\d.]+"/, '"guideVersion": "0"'),
      /^guideVersion is 0 here/,
    ],
    [
      'with a question in no file',
      damaged(`        "id": "${FIRST}",\n`, ''),
      /`layout.questions\[1\].id` is missing/,
    ],
  ])('%s', (_, text, what) => {
    const found = read(text);
    if (found.kind === 'document') throw new Error('It was accepted');
    expect(found.problems.length).toBeLessThan(10);
    expect(found.problems.map(problem => problem.what).join('\n')).toMatch(what);
    expect(found.problems.every(({ line }) => line >= 1)).toBe(true);
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'encoded as UTF-16', 1],
    ['Latin-1', Buffer.from('{\n"format": "\u00e9"}', 'latin1'), 'bytes that are not UTF-8', 2],
    ['a program', Buffer.from('MZ\n\0'), 'zero byte', 2],
  ])('%s', (_, bytes, what, line) => {
    expect(read(bytes)).toMatchObject({ problems: [{ what: expect.stringContaining(what), line }] });
  });

  test('and the line is that of the mistake', () => {
    const line = 1 + exported.slice(0, exported.indexOf('"difficulty": "easy"')).split('\n').length - 1;
    const found = read(damaged('"difficulty": "easy"', '"difficulty": "eazy"'));
    expect(found).toMatchObject({ problems: [{ line, file: 'bank.json' }] });
  });

  test('a line is found for any path of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify({ before: [1, '}"]'], value }, undefined, 1);
        const line = text.split('\n').findIndex(each => each.startsWith(' "value"')) + 1;
        expect(placesIn(text, 'x')(['value']).line).toBe(line);
        expect(placesIn(text, 'x')(['value', 'nowhere', 0]).line).toBeGreaterThanOrEqual(line);
      }),
    );
  });
});

test('every prefix of a document is refused', () => {
  const text = json.write(load(SMALL), new Map());
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: text.length - 3 }),
      length => read(text.slice(0, length)).kind === 'broken',
    ),
  );
});
