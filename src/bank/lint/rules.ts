import { absolutes } from './absolutes.ts';
import { allOfTheAbove } from './all-of-the-above.ts';
import { arithmetic } from './arithmetic.ts';
import { clangWords } from './clang-words.ts';
import { cue } from './cue.ts';
import type { Rule } from './draft.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { enoughQuestions } from './enough-questions.ts';
import { keyCount } from './key-count.ts';
import { keyPosition } from './key-position.ts';
import { lengths } from './lengths.ts';
import { longestKey } from './longest-key.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { negativeStems } from './negative-stems.ts';
import { officialSources } from './official-sources.ts';
import { optionCount } from './option-count.ts';
import { optionLetters } from './option-letters.ts';
import { options } from './options.ts';
import { orderAndPairs } from './order-and-pairs.ts';
import { serviceAsKey } from './service-as-key.ts';
import { sharedAsks } from './shared-asks.ts';
import { staleFacts } from './stale-facts.ts';
import { unknownReferences } from './unknown-references.ts';
import { unknownServiceNames } from './unknown-service-names.ts';
import { unlistedServices } from './unlisted-services.ts';

/** Without these the app would show people something broken: they hold at every start. */
export const startRules: readonly Rule[] = [
  duplicateIds,
  unknownReferences,
  optionCount,
  keyCount,
  options,
  orderAndPairs,
  lengths,
];

/** Every rule for what the knowledge folder holds. A new rule is one file and one line here. */
export const rules: readonly Rule[] = [
  ...startRules,
  unknownServiceNames,
  unlistedServices,
  serviceAsKey,
  allOfTheAbove,
  absolutes,
  negativeStems,
  optionLetters,
  cue,
  clangWords,
  arithmetic,
  nearDuplicates,
  longestKey,
  keyPosition,
  enoughQuestions,
  sharedAsks,
  staleFacts,
  officialSources,
];
