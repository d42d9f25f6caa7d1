import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Change } from './faults/fault.ts';

export const SMALL = join(import.meta.dirname, 'small');

/** A copy of the small folder that goes when the test ends. */
export function copyOfSmall(): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(SMALL, folder, { recursive: true });
  return folder;
}

export function applyChange(folder: string, file: string, change: Change): void {
  const path = join(folder, file);
  if (change.kind === 'replace') {
    let text = readFileSync(path, 'utf8');
    for (const [from, to] of change.pairs) {
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      text = text.replace(from, () => to);
    }
    writeFileSync(path, text);
    return;
  }
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  if (change.kind === 'write') writeFileSync(path, change.content);
  if (change.kind === 'make a folder') mkdirSync(path);
  if (change.kind === 'link') symlinkSync(change.target, path);
}
