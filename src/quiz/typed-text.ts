import { editDistance } from './edit-distance.ts';

/** Lower case, without accents, every dash the same. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase();
}

export function quoted(text: string): string {
  return `“${text.slice(0, 40)}”`;
}

/** The known word with the fewest letters to change, at most a quarter of them; the first of equals. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const limit = Math.max(1, Math.floor(name.length / 4));
    if (Math.abs(name.length - word.length) > limit) continue;
    const distance = editDistance(word, name, limit);
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}
