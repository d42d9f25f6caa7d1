import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { errorAt, type Problem, quoted, warningAt } from '../content/problem.ts';
import { FIELD_SEPARATOR } from './anki-collection.ts';
import { readHtml } from './anki-html.ts';
import type { Drafts } from './draft.ts';
import { LARGEST_INPUT_IN_BYTES } from './read-input.ts';
import { COLUMNS, draftOfRow, type Row } from './row.ts';

/** The newer versions' database for older ones first, then the oldest. */
const COLLECTIONS = ['collection.anki21', 'collection.anki2'];
/** What newer versions write unless they are told to support older ones. */
const NEWER_COLLECTION = 'collection.anki21b';
/** Unpacked; a packed one of the accepted size could hold a thousand times more. */
const LARGEST_COLLECTION = 10 * LARGEST_INPUT_IN_BYTES;

/** Never throws. The "line" of a message is the number of the note. */
export function readAnki(input: Uint8Array, file: string): Drafts {
  const unpacked = unpack(input);
  if (unpacked.kind === 'refused') {
    return { drafts: [], problems: [errorAt({ file, line: 1 }, unpacked.what, unpacked.fix)] };
  }
  const folder = mkdtempSync(join(tmpdir(), 'aif-anki-'));
  try {
    const path = join(folder, 'collection.anki2');
    writeFileSync(path, unpacked.bytes);
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return readNotes(database, file);
    } finally {
      database.close();
    }
  } catch {
    const what = 'The database in this package is damaged';
    return { drafts: [], problems: [errorAt({ file, line: 1 }, what, 'Export it again')] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Unpacked = { kind: 'collection'; bytes: Uint8Array } | { kind: 'refused'; what: string; fix: string };

function unpack(input: Uint8Array): Unpacked {
  const refused = (what: string, fix: string): Unpacked => ({ kind: 'refused', what, fix });
  const sizes = new Map<string, number>();
  try {
    const files = unzipSync(input, {
      filter: ({ name, originalSize }) => {
        sizes.set(name, originalSize);
        return COLLECTIONS.includes(name) && originalSize <= LARGEST_COLLECTION;
      },
    });
    if (sizes.has(NEWER_COLLECTION)) {
      const what = 'This package is in the format that only newer versions of Anki read';
      return refused(what, 'Export it again with "Support older Anki versions"');
    }
    const name = COLLECTIONS.find(known => sizes.has(known));
    const bytes = files[name ?? ''];
    if (bytes) return { kind: 'collection', bytes };
    return name === undefined
      ? refused('This archive holds no Anki collection', 'Export an .apkg')
      : refused('This package unpacks to more than 60 MB', 'Export fewer notes');
  } catch {
    const what = 'This is no whole Anki package: the file is cut off, damaged or of another kind';
    return refused(what, 'Export it again');
  }
}

const Collection = z.object({ models: z.string() });
const NoteTypes = z.record(
  z.string(),
  z.object({ name: z.string(), flds: z.array(z.object({ name: z.string(), ord: z.int() })) }),
);
const Notes = z.array(z.object({ mid: z.number(), flds: z.string() }));

/** A new card's `due` is its position among the new ones. */
const NOTES_IN_ORDER =
  'select mid, flds from notes order by (select min(due) from cards where cards.nid = notes.id), id';

function readNotes(database: DatabaseSync, file: string): Drafts {
  const collection = Collection.parse(database.prepare('select models from col').get());
  const types = NoteTypes.parse(JSON.parse(collection.models));
  const result: Drafts = { drafts: [], problems: [] };
  const foreign = new Map<string, number>();
  for (const [index, note] of Notes.parse(database.prepare(NOTES_IN_ORDER).all()).entries()) {
    const type = types[note.mid];
    const names = (type?.flds ?? []).toSorted((a, b) => a.ord - b.ord).map(field => field.name);
    if (!type || !names.includes('stem') || !names.includes('answer')) {
      const name = type?.name ?? 'unknown';
      foreign.set(name, (foreign.get(name) ?? 0) + 1);
      continue;
    }
    const draft = draftOfRow(rowOfNote(names, note.flds), { file, line: index + 1 });
    if ('severity' in draft) result.problems.push(draft);
    else result.drafts.push(draft);
  }
  result.problems.push(...[...foreign].map(([name, count]) => notOurs(name, count, file)));
  return result;
}

function rowOfNote(names: readonly string[], fields: string): Row {
  const values = fields.split(FIELD_SEPARATOR);
  const known = COLUMNS.filter(column => names.includes(column));
  return Object.fromEntries(known.map(column => [column, readHtml(values[names.indexOf(column)] ?? '')]));
}

function notOurs(name: string, count: number, file: string): Problem {
  const notes = `${count} ${count === 1 ? 'note' : 'notes'}`;
  const what = `${notes} of the type ${quoted(name)} left out: that type has no fields stem and answer`;
  const fix = 'Change their type in Anki to the one that the export makes';
  return warningAt({ file, line: 1 }, what, fix);
}
