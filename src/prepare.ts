import type { Rule } from './bank/lint/draft.ts';
import { startRules } from './bank/lint/rules.ts';
import type { Problem } from './content/problem.ts';
import { buildSearchData, type SearchData } from './guide/search-data.ts';
import { type Knowledge, type LoadedKnowledge, loadKnowledge } from './knowledge.ts';

/** What the app needs of a folder with the index of it as plain data, or what is wrong with the folder. */
export type Prepared =
  | { kind: 'loaded'; knowledge: Knowledge; search: SearchData; warnings: Problem[] }
  | Extract<LoadedKnowledge, { kind: 'broken' }>;

/** Reads, checks and indexes a knowledge folder: all that can be done without the rest of the program. */
export async function prepareKnowledge(
  folder: string,
  now: Date,
  checks?: readonly Rule[],
): Promise<Prepared> {
  const loaded = loadKnowledge(folder, now, checks);
  if (loaded.kind === 'broken') return loaded;
  const { ways: _, ...knowledge } = loaded.knowledge;
  return { ...loaded, knowledge, search: await buildSearchData(loaded.knowledge) };
}

/** Held only to what the app needs: it is ready sooner. */
export function prepareForStart(folder: string, now: Date): Promise<Prepared> {
  return prepareKnowledge(folder, now, startRules);
}
