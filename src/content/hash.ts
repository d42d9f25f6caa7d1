import { createHash } from 'node:crypto';

/**
 * The first 12 hexadecimal digits of the SHA-256 of the value as JSON with sorted keys. Absent and undefined fields
 * are equal. The value must hold plain data without cycles.
 */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 12);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
