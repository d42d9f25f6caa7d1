import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes all files or, when one cannot be written, none: each goes to a hidden file beside its place first, and only
 * when all of them are on the disk they get their names.
 * @throws what the file system says.
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const written: { from: string; to: string }[] = [];
  try {
    for (const [file, content] of files) {
      const to = join(folder, file);
      const from = join(dirname(to), `.${basename(to)}.${process.pid}.new`);
      mkdirSync(dirname(to), { recursive: true });
      written.push({ from, to });
      writeFileSync(from, content, { flush: true });
    }
    for (const { from, to } of written) renameSync(from, to);
  } catch (error) {
    for (const { from } of written) rmSync(from, { force: true });
    throw error;
  }
}
