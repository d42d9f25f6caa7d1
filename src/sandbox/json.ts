import { z } from 'zod';

export type JsonObject = { [key: string]: unknown };

export const jsonObject = z.record(z.string(), z.unknown());

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
