import type { Question } from '../bank/question.ts';
import { hashOf } from '../content/hash.ts';
import type { Entry, LoadedList } from '../content/load-list.ts';
import { errorAt, type Place, type Problem } from '../content/problem.ts';
import { renderBank, renderEntry } from './bank-yaml.ts';
import { completeQuestion, type Known } from './complete.ts';
import type { Drafts } from './draft.ts';
import { nameQuestions } from './name-questions.ts';
import { spliceEntries } from './splice-entries.ts';

export interface Surrounding {
  bank: LoadedList<Question>;
  known: Known;
  /** Where new questions go, inside the knowledge folder. */
  target: string | undefined;
  /** Whether questions that exist may be changed, and the target may exist. */
  mayReplace: boolean;
  /** Of a file in the knowledge folder; undefined when there is none. */
  textOf(file: string): string | undefined;
}

export type Plan =
  | { kind: 'refused'; problems: Problem[] }
  | {
      kind: 'planned';
      /** The new text of each file that changes. */
      files: Map<string, string>;
      added: number;
      replaced: number;
      unchanged: number;
      /** How many questions lack a field. */
      missing: Map<string, number>;
      /** Warnings. */
      problems: Problem[];
    };

/** What an import of questions would write. An error in the input, or anything in the way, refuses all of it. */
export function planQuestions(input: Drafts, file: string, surrounding: Surrounding): Plan {
  const { completed, problems } = completeAll(input, file, surrounding);
  const added = completed.filter(({ isNew }) => isNew);
  const changed = completed.filter(({ before, entry }) => before && !isSame(before.value, entry));
  const replaced = replaceEntries(changed, surrounding);
  const found: Problem[] = [
    ...input.problems,
    ...problems,
    ...replaced.problems,
    ...targetProblems(added.length, file, surrounding),
  ];
  if (input.drafts.length === 0 && found.every(({ severity }) => severity === 'warning')) {
    found.push(errorAt({ file, line: 1 }, 'This file holds no question that can be read', 'Export it again'));
  }
  if (found.some(({ severity }) => severity === 'error')) return { kind: 'refused', problems: found };
  return {
    kind: 'planned',
    files: append(added, replaced.files, surrounding),
    added: added.length,
    replaced: changed.length,
    unchanged: completed.length - added.length - changed.length,
    missing: missingIn([...added, ...changed].map(({ entry }) => entry)),
    problems: found,
  };
}

interface CompletedQuestion {
  id: string;
  entry: object;
  /** The question of the bank with this id; undefined too when that one has a mistake. */
  before: Entry<Question> | undefined;
  isNew: boolean;
}

function completeAll(
  { drafts }: Drafts,
  file: string,
  surrounding: Surrounding,
): { completed: CompletedQuestion[]; problems: Problem[] } {
  const { bank, known } = surrounding;
  const questions = bank.entries.map(({ value }) => value);
  const { named, problems } = nameQuestions(drafts, { ids: bank.ids, questions }, file);
  const byId = new Map(bank.entries.map(entry => [entry.value.id, entry]));
  const completed = named.map(({ draft, id }) => {
    const before = byId.get(id);
    const existing = before?.value.type === draft.type ? before.value : undefined;
    const { entry, problems: warnings } = completeQuestion(draft, { id, existing, known, file });
    const isNew = !bank.ids.has(id);
    const place = { file, line: draft.line };
    problems.push(...warnings, ...(isNew ? [] : inTheWay(id, place, before?.placeOf(['id']), surrounding)));
    return { id, entry, before, isNew };
  });
  return { completed, problems };
}

function replaceEntries(
  changed: readonly CompletedQuestion[],
  { textOf }: Surrounding,
): { files: Map<string, string>; problems: Problem[] } {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const places = changed.flatMap(({ before, entry }) => (before ? { ...before.placeOf([]), entry } : []));
  for (const [file, entries] of Map.groupBy(places, place => place.file)) {
    const texts = new Map(entries.map(({ line, entry }) => [line, renderEntry(entry)]));
    const text = spliceEntries(textOf(file) ?? '', texts);
    if (text !== undefined) files.set(file, text);
    else {
      const what = 'An entry to be replaced does not begin with "- " at the margin';
      problems.push(errorAt({ file, line: entries[0]?.line ?? 1 }, what, 'Move it there'));
    }
  }
  return { files, problems };
}

function append(
  added: readonly CompletedQuestion[],
  files: Map<string, string>,
  { target, textOf }: Surrounding,
): Map<string, string> {
  if (target === undefined || added.length === 0) return files;
  const before = (files.get(target) ?? textOf(target) ?? '').trimEnd();
  const text = renderBank(added.map(({ entry }) => entry));
  return files.set(target, before === '' ? text : `${before}\n\n${text}`);
}

function inTheWay(
  id: string,
  place: Place,
  existing: Place | undefined,
  { mayReplace }: Surrounding,
): Problem[] {
  if (!existing) {
    const what = `The question ${id} is in the bank already and has a mistake there`;
    return [errorAt(place, what, 'Correct it first: aif check names the mistake')];
  }
  if (mayReplace) return [];
  const what = `The question ${id} exists already in ${existing.file}:${existing.line}`;
  return [errorAt(place, what, 'Add --replace to put this one in its place, or give it another id')];
}

function targetProblems(added: number, file: string, surrounding: Surrounding): Problem[] {
  const { target, mayReplace, textOf } = surrounding;
  if (added === 0) return [];
  if (target === undefined) {
    const what = `${added === 1 ? '1 question is' : `${added} questions are`} new, and no file is named for them`;
    return [errorAt({ file, line: 1 }, what, 'Add --to questions/NAME.yml')];
  }
  if (mayReplace || textOf(target) === undefined) return [];
  return [
    errorAt(
      { file: target, line: 1 },
      'This file exists already',
      'Name a new one, or add --replace to append',
    ),
  ];
}

/** A wrong option may say so or say nothing. */
function isSame(question: Question, entry: object): boolean {
  const options = question.options.map(option =>
    Object.fromEntries(Object.entries(option).filter(([name, value]) => name !== 'correct' || value)),
  );
  return hashOf({ ...question, options }) === hashOf(entry);
}

/** How many entries have nothing in a field, the fields of options among them. */
function missingIn(entries: readonly object[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const name of new Set(emptyFields(entry))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function emptyFields(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => (field === null ? name : emptyFields(field)));
}
