import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { errorAt, type Problem } from './problem.ts';
import type { Raw } from './raw.ts';

export type Checked<T> = { kind: 'valid'; value: T } | { kind: 'invalid'; problems: Problem[] };

export function checkSchema<T>(schema: z.ZodType<T>, raw: Raw): Checked<T> {
  const parsed = schema.safeParse(raw.value);
  if (parsed.success) return { kind: 'valid', value: parsed.data };
  const fields = fieldNames(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const problems = parsed.error.issues.flatMap(issue =>
    explainIssue(issue, raw, fields).map(({ path, what, fix }) => errorAt(raw.placeOf(path), what, fix)),
  );
  return { kind: 'invalid', problems };
}

function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]) => [
    ...(name === 'properties' && typeof part === 'object' && part !== null ? Object.keys(part) : []),
    ...fieldNames(part),
  ]);
}
