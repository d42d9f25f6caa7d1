import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorAt, type Problem } from '../content/problem.ts';
import { loadKnowledge } from '../knowledge.ts';
import type { KnowledgeDocument } from './document.ts';
import { filesOf } from './folder-files.ts';
import { writeFiles } from './write-files.ts';

export type FolderPlan =
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'planned'; files: Map<string, string>; version: string };

const PARTS = ['exam.yml', 'services.yml', 'glossary.yml', 'guide', 'asks', 'questions'];

/**
 * What an import of a whole document would write into the folder. It is refused unless the folder would be good
 * knowledge afterwards, which is tried on a copy; the problems then name files and lines as they would be.
 */
export function planFolder(
  document: KnowledgeDocument,
  { folder, mayReplace, now, file }: { folder: string; mayReplace: boolean; now: Date; file: string },
): FolderPlan {
  const files = filesOf(document);
  const existing = [...files.keys()].filter(name => existsSync(join(folder, name)));
  if (existing.length > 0 && !mayReplace) {
    const [first] = existing;
    const what =
      existing.length === 1
        ? `${first} exists already`
        : `${first} and ${existing.length - 1} more exist already`;
    const fix = 'Import into an empty folder with --into FOLDER, or add --replace to overwrite them';
    return { kind: 'refused', problems: [errorAt({ file, line: 1 }, what, fix)] };
  }
  const copy = mkdtempSync(join(tmpdir(), 'aif-import-'));
  try {
    for (const part of PARTS) {
      const from = join(folder, part);
      if (existsSync(from)) cpSync(from, join(copy, part), { recursive: true });
    }
    writeFiles(copy, files);
    const loaded = loadKnowledge(copy, now);
    if (loaded.kind === 'loaded') return { kind: 'planned', files, version: loaded.knowledge.version };
    return { kind: 'refused', problems: loaded.problems.filter(({ severity }) => severity === 'error') };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
