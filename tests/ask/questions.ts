import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WholeKnowledge } from '../../src/knowledge.ts';

/** A question that somebody would type, with the sections that may answer it; none when the guide does not. */
const Labelled = z.strictObject({
  id: z.string(),
  kind: z.string(),
  query: z.string(),
  sections: z.array(z.string()),
});

export type Labelled = z.infer<typeof Labelled>;

export const HALVES = ['tuning', 'reporting'] as const;
export type Half = (typeof HALVES)[number];

export function readHalf(half: Half): Labelled[] {
  return readFileSync(join(import.meta.dirname, `${half}.jsonl`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => Labelled.parse(JSON.parse(line)));
}

/** What the halves have in common; measuring on what one has tuned with says nothing. */
export function overlapOf(one: readonly Labelled[], other: readonly Labelled[]): string[] {
  const ids = new Set(one.map(({ id }) => id));
  const queries = new Set(one.map(({ query }) => folded(query)));
  return other.filter(({ id, query }) => ids.has(id) || queries.has(folded(query))).map(({ id }) => id);
}

/** The questions that do not stand word for word among the ways to ask: to find those proves nothing. */
export function unknownTo(
  { sections, ways }: Pick<WholeKnowledge, 'sections' | 'ways'>,
  questions: readonly Labelled[],
): Labelled[] {
  const known = new Set(
    [...sections.flatMap(({ asks }) => asks), ...ways.map(({ text }) => text)].map(folded),
  );
  return questions.filter(({ query }) => !known.has(folded(query)));
}

/** Questions without letters and digits, such as emoji, are compared as they are. */
export function folded(query: string): string {
  const words = query
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? query : words;
}
