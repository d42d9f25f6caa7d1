const MOST_WORDS = 6;
const MOST_LETTERS = 60;

/** An id made of the first words of a text; `fallback` when it has no word in Latin letters. */
export function slugOf(text: string, fallback: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  const slug = words.slice(0, MOST_WORDS).join('-').slice(0, MOST_LETTERS).replace(/-+$/, '');
  return slug || fallback;
}

/** The id itself, or with the first number behind it that makes it new. */
export function newId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
