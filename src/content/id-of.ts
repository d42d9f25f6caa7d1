/** The id of an entry that may be anything. */
export function idOf(entry: unknown): string | undefined {
  const isObject = typeof entry === 'object' && entry !== null;
  return isObject && 'id' in entry && typeof entry.id === 'string' ? entry.id : undefined;
}

/** The ids that a text seems to hold, for a file that cannot be read as YAML. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(/^-? *id: *([a-z0-9-]+) *$/gm)].flatMap(match => match[1] ?? []);
}
