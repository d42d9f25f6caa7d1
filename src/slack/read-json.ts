import type { z } from 'zod';

/** A text that Slack brought back, as what it was sent with; undefined when another version of the app sent it. */
export function readJson<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
