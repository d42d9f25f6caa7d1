import { closest } from '../content/closest.ts';
import { aiken } from './aiken.ts';
import { anki } from './anki.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { gift } from './gift.ts';
import { json } from './json.ts';

/** Everything that `aif export` and `aif import` speak. */
export const formats: readonly Format[] = [json, gift, aiken, csv, anki];

export const FORMAT_NAMES = formats.map(format => format.name).join('|');

export type FoundFormat = { kind: 'found'; format: Format } | { kind: 'unknown'; what: string };

export function findFormat(name: string | undefined): FoundFormat {
  const format = formats.find(candidate => candidate.name === name);
  if (format) return { kind: 'found', format };
  if (name === undefined) return { kind: 'unknown', what: 'Which format? Add --format.' };
  const near = closest(
    name,
    formats.map(candidate => candidate.name),
  );
  return { kind: 'unknown', what: `There is no format ${name}.${near ? ` Did you mean ${near}?` : ''}` };
}
