/**
 * The text of a bank's file with some entries replaced, each by the line on which it begins; all else stays as it is.
 * Undefined when an entry does not begin with "- " at the margin, as no author writes it.
 */
export function spliceEntries(text: string, entries: ReadonlyMap<number, string>): string | undefined {
  const lines = text.split('\n');
  for (const [line, entry] of [...entries].toSorted(([a], [b]) => b - a)) {
    const start = line - 1;
    if (!lines[start]?.startsWith('- ')) return undefined;
    const next = lines.findIndex((other, index) => index > start && /^\S/.test(other));
    let end = next < 0 ? lines.length : next;
    while (lines[end - 1]?.trim() === '') end--;
    lines.splice(start, end - start, ...entry.trimEnd().split('\n'));
  }
  return lines.join('\n');
}
