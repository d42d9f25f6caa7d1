import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorAt, type Problem, warningAt } from './problem.ts';

export interface Listing {
  /** Paths inside the knowledge folder, ordered by name. */
  files: string[];
  problems: Problem[];
}

/** The files of one kind in a folder of the knowledge; other things lying there are reported, not read. */
export function listFiles(root: string, folder: string, extension: string): Listing {
  const names = namesIn(join(root, folder));
  if (!names) {
    const what = 'This folder is missing or cannot be read';
    return { files: [], problems: [errorAt({ file: folder, line: 1 }, what, 'Create it')] };
  }
  const visible = names.filter(name => !name.startsWith('.')).toSorted();
  const [matching, others] = [
    visible.filter(name => name.endsWith(extension)),
    visible.filter(name => !name.endsWith(extension)),
  ];
  return {
    files: matching.map(name => `${folder}/${name}`),
    problems: others.map(name =>
      warningAt(
        { file: `${folder}/${name}`, line: 1 },
        `This is not read: only names that end in ${extension} are`,
        'Rename it or move it out of the folder',
      ),
    ),
  };
}

function namesIn(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}
