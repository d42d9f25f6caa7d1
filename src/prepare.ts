import type { Rule } from './bank/lint/draft.ts';
import { startRules } from './bank/lint/rules.ts';
import { buildSearchData, type SearchData } from './guide/search-data.ts';
import { type LoadedKnowledge, loadKnowledge } from './knowledge.ts';

/** What a folder holds with the index of it as plain data, or what is wrong with the folder. */
export type Prepared =
  | (Extract<LoadedKnowledge, { kind: 'loaded' }> & { search: SearchData })
  | Extract<LoadedKnowledge, { kind: 'broken' }>;

/** Reads, checks and indexes a knowledge folder: all that can be done without the rest of the program. */
export function prepareKnowledge(folder: string, now: Date, checks?: readonly Rule[]): Prepared {
  const loaded = loadKnowledge(folder, now, checks);
  return loaded.kind === 'loaded' ? { ...loaded, search: buildSearchData(loaded.knowledge) } : loaded;
}

/** Held only to what the app needs: it is ready sooner. */
export function prepareForStart(folder: string, now: Date): Prepared {
  return prepareKnowledge(folder, now, startRules);
}
