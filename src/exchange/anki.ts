import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strToU8, zipSync } from 'fflate';
import type { Question } from '../bank/question.ts';
import { fillCollection } from './anki-collection.ts';
import { readAnki } from './anki-read.ts';
import { FIELDS, type QuestionFormat, type Surroundings } from './format.ts';
import { fitsRow } from './row.ts';

/**
 * A package (`.apkg`): a zip archive with an SQLite database and a list of media, of which there are none. Notes have
 * the columns of CSV as their fields, so that the import reads what people changed in Anki.
 */
export const anki: QuestionFormat = {
  kind: 'questions',
  name: 'anki',
  isBinary: true,
  carried: question =>
    fitsRow(question)
      ? { kind: 'carried', fields: FIELDS }
      : { kind: 'left-out', why: 'a note has room for seven options' },
  write,
  read: readAnki,
};

/** SQLite writes to files alone. */
function write(questions: readonly Question[], around: Surroundings): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'aif-anki-'));
  try {
    const path = join(folder, 'collection.anki2');
    const database = new DatabaseSync(path);
    try {
      fillCollection(database, questions, around);
    } finally {
      database.close();
    }
    const files = { 'collection.anki2': readFileSync(path), media: strToU8('{}') };
    return zipSync(files, { mtime: around.now, level: 9 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
