import type { z } from 'zod';
import { checkSchema } from './check-schema.ts';
import { idOf, idsIn } from './id-of.ts';
import { errorAt, type Place, type Problem } from './problem.ts';
import { entryOf } from './raw.ts';
import { readTextFile } from './text-file.ts';
import { type Path, parseYaml } from './yaml.ts';

export interface Entry<T> {
  value: T;
  /** Where a part of it stands; the empty path is its beginning. */
  placeOf: (path: Path) => Place;
}

export interface LoadedList<T> {
  /** Those without a problem, in the order of the file. */
  entries: Entry<T>[];
  /** The ids of all entries, broken ones too: a reference to a broken entry is no second mistake. */
  ids: Set<string>;
  problems: Problem[];
}

/** Reads a YAML file that is a list; each entry is checked on its own, so that one mistake hides no other. */
export function loadList<T>(folder: string, file: string, schema: z.ZodType<T>, noun: string): LoadedList<T> {
  const loaded: LoadedList<T> = { entries: [], ids: new Set(), problems: [] };
  const read = readTextFile(folder, file);
  if (read.kind === 'unreadable') return { ...loaded, problems: [read.problem] };
  const yaml = parseYaml(read.text, file);
  if (yaml.kind === 'broken') return { ...loaded, ids: new Set(idsIn(read.text)), problems: yaml.problems };
  if (!Array.isArray(yaml.value)) {
    const what = yaml.value === null ? 'This file is empty' : 'This file is no list';
    return { ...loaded, problems: [errorAt(yaml.placeOf([]), what, `Begin each ${noun} with "- "`)] };
  }
  const list: unknown[] = yaml.value;
  for (const [index, value] of list.entries()) {
    const raw = entryOf(yaml, value, index, noun);
    const id = idOf(value);
    if (id !== undefined) loaded.ids.add(id);
    const checked = checkSchema(schema, raw);
    if (checked.kind === 'valid') loaded.entries.push({ value: checked.value, placeOf: raw.placeOf });
    else loaded.problems.push(...checked.problems);
  }
  return loaded;
}
