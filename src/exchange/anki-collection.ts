import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Question } from '../bank/question.ts';
import { noteFieldsOf } from './anki-card.ts';
import { configuration, DECK_OPTIONS, deck, noteType, TABLES } from './anki-schema.ts';
import type { Surroundings } from './format.ts';

/** Between the fields of a note. */
export const FIELD_SEPARATOR = '\u001f';

/** One card per question, in a deck per section below one for the exam. */
export function fillCollection(
  database: DatabaseSync,
  questions: readonly Question[],
  around: Surroundings,
): void {
  const seconds = Math.floor(around.now.getTime() / 1000);
  const deckOf = deckNames(around);
  const decks = new Map([['Default', 1]]);
  for (const name of questions.flatMap(question => withParents(deckOf(question)))) {
    decks.set(name, stableId(`deck ${name}`));
  }
  const deckTexts = [...decks].map(([name, id]) => [id, deck(id, name, seconds)]);
  database.exec(TABLES);
  database
    .prepare("insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')")
    .run(
      seconds,
      seconds * 1000,
      seconds * 1000,
      JSON.stringify(configuration(NOTE_TYPE_ID)),
      JSON.stringify({ [NOTE_TYPE_ID]: noteType(NOTE_TYPE_ID, seconds) }),
      JSON.stringify(Object.fromEntries(deckTexts)),
      JSON.stringify({ [DECK_OPTIONS.id]: DECK_OPTIONS }),
    );
  database.exec('begin');
  for (const [index, question] of questions.entries()) {
    addQuestion(database, question, { seconds, deck: decks.get(deckOf(question)) ?? 1, due: index + 1 });
  }
  database.exec('commit');
}

/** The guid is what Anki knows a note by: a later import changes the note and keeps what was learned. */
function addQuestion(
  database: DatabaseSync,
  question: Question,
  { seconds, deck, due }: { seconds: number; deck: number; due: number },
): void {
  const id = stableId(`note ${question.id}`);
  const fields = noteFieldsOf(question).join(FIELD_SEPARATOR);
  database
    .prepare("insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')")
    .run(
      id,
      `aif-${question.id}`,
      NOTE_TYPE_ID,
      seconds,
      tagsOf(question),
      fields,
      question.id,
      checksum(question.id),
    );
  database
    .prepare("insert into cards values (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")
    .run(id, id, deck, seconds, due);
}

/** Below the titles on the way to the section; `::` is what Anki writes between a deck and the one in it. */
function deckNames({ exam, sections }: Surroundings): (question: Question) => string {
  const paths = new Map(sections.map(section => [section.id, section.path]));
  return question =>
    [exam.code, ...(paths.get(question.section) ?? [])].map(name => name.replaceAll('::', ':')).join('::');
}

function withParents(name: string): string[] {
  const parts = name.split('::');
  return parts.map((_, index) => parts.slice(0, index + 1).join('::'));
}

/** Anki's ids are creation times in milliseconds; these lie from 2017 on and follow from the name alone. */
function stableId(name: string): number {
  const digest = createHash('sha256').update(name).digest();
  return 1_500_000_000_000 + (digest.readUIntBE(0, 6) % 100_000_000_000);
}

const NOTE_TYPE_ID = stableId('note type 1');

/** Anki finds duplicates by it: the first eight hexadecimal digits of the SHA-1 of the first field. */
function checksum(firstField: string): number {
  return Number.parseInt(createHash('sha1').update(firstField).digest('hex').slice(0, 8), 16);
}

function tagsOf({ section, objective, focus, level, difficulty }: Question): string {
  const tags = Object.entries({ section, objective, focus, level, difficulty });
  return ` ${tags.map(([name, value]) => `${name}::${value}`).join(' ')} `;
}
