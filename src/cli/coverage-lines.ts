import type { Coverage } from '../bank/coverage.ts';

/** A table with one row per value: how many questions, which share, what it is. */
export function coverageLines({ by, rows }: Coverage): string[] {
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const width = Math.max(by.length, ...rows.map(row => row.name.length));
  return [
    `${by.padEnd(width)}  questions  share`,
    ...rows.map(({ name, text, count }) => {
      const share = total === 0 ? '' : `${Math.round((100 * count) / total)} %`;
      return `${name.padEnd(width)}  ${String(count).padStart(9)}  ${share.padStart(5)}  ${text}`.trimEnd();
    }),
  ];
}
