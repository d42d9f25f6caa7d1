import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anki } from '../../src/exchange/anki.ts';
import { NOTE_FIELDS } from '../../src/exchange/anki-card.ts';
import { escapeHtml, readHtml } from '../../src/exchange/anki-html.ts';
import { anyQuestion, anyText } from './any-question.ts';
import { asEntry, bytesOf, entryOf, readBack, shipped, write } from './shipped.ts';

/** The package's database, opened as Anki would find it. */
function openCollection(content: string | Uint8Array): DatabaseSync {
  const folder = mkdtempSync(join(tmpdir(), 'anki-test-'));
  const path = join(folder, 'collection.anki2');
  writeFileSync(path, unzipSync(bytesOf(content))['collection.anki2'] ?? '');
  const database = new DatabaseSync(path);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return database;
}

/** A package with the database as it is now. */
function packed(database: DatabaseSync, name = 'collection.anki2'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'anki-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'copy.anki2');
  database.exec(`vacuum into '${path}'`);
  return zipSync({ [name]: readFileSync(path), media: strToU8('{}') });
}

describe('a bank in Anki', () => {
  const { content, report } = write(anki, shipped.questions);

  test('comes back whole', () => {
    const entries = readBack(anki, content).map(draft => entryOf(draft, draft.id ?? ''));
    expect(entries).toEqual(shipped.questions.map(asEntry));
    expect(report[1]).toBe('Every field of a question is carried.');
  });

  test('is a package with a sound database of version 11 and a list of no media', () => {
    const files = unzipSync(bytesOf(content));
    expect(Object.keys(files)).toEqual(['collection.anki2', 'media']);
    expect(Buffer.from(files.media ?? []).toString()).toBe('{}');
    const database = openCollection(content);
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(database.prepare('select ver from col').get()).toEqual({ ver: 11 });
  });

  test('has a note, a card and a deck that exist for each question', () => {
    const database = openCollection(content);
    const decks = 'select count(*) as n from cards where did in (select key from col, json_each(col.decks))';
    const types = 'select count(*) as n from notes where mid in (select key from col, json_each(col.models))';
    const cards = 'select count(distinct nid) as n from cards where nid in (select id from notes)';
    const guids = 'select count(distinct guid) as n from notes';
    for (const count of [decks, types, cards, guids]) {
      expect(database.prepare(count).get()).toEqual({ n: shipped.questions.length });
    }
  });

  test('puts each deck below one that exists, down from the exam', () => {
    const rows = openCollection(content)
      .prepare("select json_extract(value, '$.name') as name from col, json_each(col.decks)")
      .all();
    const names = new Set(rows.map(row => String(row.name)));
    expect(names).toContain('AIF-C01::ML Development Lifecycle');
    for (const name of names) {
      const above = name.split('::').slice(0, -1).join('::');
      if (above !== '') expect(names).toContain(above);
    }
  });

  test('shows fields that the note type has, and nothing of the answer on the front', () => {
    const database = openCollection(content);
    const { qfmt, afmt } =
      database
        .prepare(
          "select t.value ->> 'qfmt' as qfmt, t.value ->> 'afmt' as afmt from col, json_each(col.models) m, json_each(m.value, '$.tmpls') t",
        )
        .get() ?? {};
    const used = [...`${qfmt}${afmt}`.matchAll(/\{\{([^}]+)\}\}/g)].map(match => match[1]);
    expect(NOTE_FIELDS).toEqual(expect.arrayContaining(used));
    const notes = database.prepare('select flds from notes').all();
    for (const note of notes) {
      const shown = String(note.flds).split('\u001f')[NOTE_FIELDS.indexOf('shownOptions')];
      expect(shown).not.toMatch(/✓|✗/);
    }
  });

  test('is the same for the same questions on the same day', () => {
    expect(bytesOf(write(anki, shipped.questions).content)).toEqual(bytesOf(content));
  });

  test('keeps the number of a note when the bank changes, so that nothing learned is lost', () => {
    const ids = 'select guid, id from notes order by guid limit 20';
    const [first] = shipped.questions;
    const others = shipped.questions.filter(question => question !== first);
    const changed = openCollection(write(anki, others).content).prepare(ids).all();
    const before = openCollection(content).prepare('select guid, id from notes').all();
    expect(before).toEqual(expect.arrayContaining(changed));
  });

  test('holds any text in any place', () => {
    fc.assert(
      fc.property(anyQuestion('single', 'multiple', 'ordering', 'matching'), question => {
        const [draft] = readBack(anki, write(anki, [question]).content);
        expect(draft && entryOf(draft, question.id)).toEqual(asEntry(question));
      }),
      { numRuns: 20 },
    );
  });
});

describe('texts in Anki', () => {
  test('come back from HTML', () => {
    fc.assert(fc.property(anyText, text => readHtml(escapeHtml(text)) === text));
  });

  test.each([
    ['<div>one</div><div>two</div>', 'one\ntwo'],
    ['one<br />two', 'one\ntwo'],
    ['<b>bold</b> &amp; <span style="color:red">red</span>', 'bold & red'],
    ['a&nbsp;b &#39;c&#x27; &unknown;', "a b 'c' &unknown;"],
    ['1 &lt; 2', '1 < 2'],
  ])('%s, as the editor leaves it, is read as text', (html, text) => {
    expect(readHtml(html)).toBe(text);
  });
});

describe('packages of others', () => {
  const few = write(anki, shipped.questions.slice(0, 3)).content;

  test('are read with what people changed in Anki', () => {
    const database = openCollection(few);
    database.exec("update notes set flds = replace(flds, 'A ferry', 'An <i>old</i> ferry') where id > 0");
    database.exec("update notes set flds = replace(flds, char(31) || 'hard', char(31) || 'easy')");
    const { drafts, problems } = anki.read(packed(database, 'collection.anki21'), 'changed.apkg');
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(3);
  });

  test('are counted out by type when they have other fields', () => {
    const database = openCollection(few);
    database.exec(
      "update col set models = replace(replace(models, '\"stem\"', '\"Front\"'), 'AIF Study question', 'Basic')",
    );
    const { drafts, problems } = anki.read(packed(database), 'basic.apkg');
    expect(drafts).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        what: '3 notes of the type "Basic" left out: that type has no fields stem and answer',
      },
    ]);
  });

  test.each([
    ['cut off', bytesOf(few).subarray(0, 3000), 'no whole Anki package'],
    ['no package', Buffer.from('hello'), 'no whole Anki package'],
    ['another archive', zipSync({ 'readme.txt': strToU8('hello') }), 'holds no Anki collection'],
    ['of newer versions alone', zipSync({ 'collection.anki21b': strToU8('x') }), 'only newer versions'],
    ['damaged inside', zipSync({ 'collection.anki2': strToU8('SQLite format 3\0 not') }), 'is damaged'],
    ['without tables', zipSync({ 'collection.anki2': new Uint8Array() }), 'is damaged'],
    ['a bomb', zipSync({ 'collection.anki2': new Uint8Array(61_000_000) }), 'more than 60 MB'],
  ])('get a sentence when they are %s', (_, bytes, what) => {
    const { drafts, problems } = anki.read(bytes, 'bad.apkg');
    expect(drafts).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', what: expect.stringContaining(what) }]);
  });
});
