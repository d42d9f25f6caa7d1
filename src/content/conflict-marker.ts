import { errorAt, type Problem } from './problem.ts';

/** The first line that a failed git merge left behind. A lone `=======` is none: Markdown uses it. */
export function conflictMarker(text: string, file: string, firstLine = 1): Problem | undefined {
  const index = text.split('\n').findIndex(line => /^(<{7}|>{7})( |$)/.test(line));
  if (index < 0) return undefined;
  return errorAt(
    { file, line: firstLine + index },
    'A merge conflict was left in this file',
    'Choose one of the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>',
  );
}
