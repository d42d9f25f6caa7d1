/** Characters of all texts inside: what people read, not ids and values. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') sum += textLength(item);
    else if (key === 'text' || key === 'title' || key === 'caption') sum += item.length;
  }
  return sum;
}
