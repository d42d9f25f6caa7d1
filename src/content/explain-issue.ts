import type { z } from 'zod';
import { closest } from './closest.ts';
import { idOf } from './id-of.ts';
import { quoted } from './problem.ts';
import type { Raw } from './raw.ts';

export interface Explained {
  path: PropertyKey[];
  what: string;
  fix: string;
}

type Issue = z.core.$ZodIssue;

/**
 * A schema's issue in words for authors: one finding, or one for each unknown field.
 * `fields` are the names that the schema knows.
 */
export function explainIssue(issue: Issue, raw: Raw, fields: readonly string[]): Explained[] {
  const path = [...issue.path];
  const where = subject(path, raw);
  const input = path.reduce(partOf, raw.value);
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, ...explainType(issue.expected, input, where) }];
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        path: [...path, key],
        what: `${subject([...path, key], raw)} is not a field that exists`,
        fix: suggestion(key, fields),
      }));
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      const fix = `Use ${allowed.replace(/, ([^,]*)$/, ' or $1')}`;
      return [{ path, what: `${where} is ${shown(input)}`, fix }];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, what: `${where} ${sizeWords(input)}`, fix: `It ${boundWords(issue)}` }];
    default:
      return [{ path, what: `${where} is ${shown(input)}`, fix: capital(issue.message) }];
  }
}

function explainType(expected: string, input: unknown, where: string): Pick<Explained, 'what' | 'fix'> {
  const wanted = KINDS[expected] ?? expected;
  if (input === undefined) return { what: `${where} is missing`, fix: `Add it: ${wanted}` };
  if (input === null) return { what: `${where} is empty`, fix: `Give it ${wanted}` };
  if (expected === 'string' && typeof input !== 'object') {
    return { what: `${where} is read as ${typeof input}, not as text`, fix: 'Put it in quotes' };
  }
  return { what: `${where} is ${shown(input)}`, fix: `It must be ${wanted}` };
}

const KINDS: Partial<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'fields of the form `name: value`',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function suggestion(key: string, fields: readonly string[]): string {
  if (fields.includes(key)) return 'Remove it: it does not belong here';
  const near = closest(key, fields);
  return near ? `Did you mean \`${near}\`? Otherwise remove it` : 'Remove it, or correct its name';
}

function sizeWords(input: unknown): string {
  if (Array.isArray(input)) return `has ${input.length} ${input.length === 1 ? 'entry' : 'entries'}`;
  if (typeof input === 'string') return input.trim() === '' ? 'is empty' : `has ${input.length} characters`;
  return `is ${shown(input)}`;
}

function boundWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const unit = { string: ' characters', array: ' entries' }[issue.origin as string] ?? '';
  if (issue.code === 'too_small') return `needs at least ${issue.minimum}${unit}`;
  return `may have at most ${issue.maximum}${unit}`;
}

/** What a message speaks of, such as `question x: options[glue].why`. Entries of lists are named by their id. */
function subject(path: readonly PropertyKey[], raw: Raw): string {
  let value = raw.value;
  let words = '';
  for (const step of path) {
    value = partOf(value, step);
    if (typeof step === 'number') words += `[${idOf(value) ?? step + 1}]`;
    else words += words === '' ? String(step) : `.${String(step)}`;
  }
  const name = raw.name ?? 'this file';
  return words === '' ? capital(name) : `${raw.name ? `${capital(name)}: ` : ''}\`${words}\``;
}

function partOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function shown(input: unknown): string {
  if (input === undefined) return 'missing';
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of fields';
  return quoted(String(input));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
