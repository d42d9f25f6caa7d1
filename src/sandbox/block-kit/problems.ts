// A schema's complaint in the words in which Slack says it.
import type { z } from 'zod';

export interface Problem {
  text: string;
  path: readonly (string | number)[];
}

export function sentence({ text, path }: Problem): string {
  return `${text} [json-pointer:${path.map(step => `/${step}`).join('')}]`;
}

/** `value` is what was checked: the words depend on what stands at the place. */
export function toProblems(error: z.ZodError, value: unknown, at: Problem['path']): Problem[] {
  return error.issues.flatMap(issue => {
    const inside = issue.path.map(step => (typeof step === 'number' ? step : String(step)));
    return describe(issue, inside, value).map(({ text, path }) => ({ text, path: [...at, ...path] }));
  });
}

function describe(issue: z.core.$ZodIssue, path: (string | number)[], value: unknown): Problem[] {
  const found = valueAt(value, path);
  const last = path.at(-1);
  if (
    found === undefined &&
    last !== undefined &&
    issue.code !== 'unrecognized_keys' &&
    issue.code !== 'custom'
  ) {
    return [{ text: `missing required field: ${last}`, path: path.slice(0, -1) }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ text: `invalid additional property: ${key}`, path }));
    case 'too_big':
      return [{ text: tooBig(issue), path }];
    case 'too_small':
      return [{ text: tooSmall(issue), path }];
    case 'invalid_type':
      return [{ text: `must provide ${article(issue.expected)}`, path }];
    case 'invalid_union':
      if (last === 'type') return [{ text: `unsupported type: ${String(found)}`, path }];
      return [{ text: 'must provide an object', path }];
    case 'invalid_value':
      if (last === 'type') return [{ text: `unsupported type: ${String(found)}`, path }];
      return [{ text: 'must be a valid enum value', path }];
    default:
      return [{ text: issue.message, path }];
  }
}

function tooBig({ origin, maximum }: { origin: string; maximum: number | bigint }): string {
  if (origin === 'string') return `must be less than ${Number(maximum) + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be less than ${Number(maximum) + 1}`;
}

function tooSmall({ origin, minimum }: { origin: string; minimum: number | bigint }): string {
  if (origin === 'string') return `must be more than ${Number(minimum) - 1} characters`;
  if (origin === 'array') return `no fewer than ${minimum} items allowed`;
  return `must be more than ${Number(minimum) - 1}`;
}

function article(expected: string): string {
  if (expected === 'int') return 'an integer';
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
