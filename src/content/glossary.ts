import { z } from 'zod';
import { Text } from './fields.ts';

/** A word of the guide and what people type instead: an entry of `glossary.yml`. */
export const Term = z.strictObject({
  term: Text,
  also: z.array(Text).min(1),
});

export type Term = z.infer<typeof Term>;
