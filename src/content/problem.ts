/** One finding about a file of the knowledge folder, for the person who can repair it. */
export interface Problem {
  /** Knowledge with an error is not used; a warning is advice. */
  severity: 'error' | 'warning';
  /** Path inside the knowledge folder, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** What is wrong, as a sentence without its full stop. */
  what: string;
  /** What to do about it, as a sentence without its full stop. */
  fix: string;
}

/** Where something stands. */
export interface Place {
  file: string;
  line: number;
}

export function errorAt(place: Place, what: string, fix: string): Problem {
  return { severity: 'error', file: place.file, line: place.line, what, fix };
}

export function warningAt(place: Place, what: string, fix: string): Problem {
  return { severity: 'warning', file: place.file, line: place.line, what, fix };
}

/** One line; `folder` is put before the file so that a terminal can open it. */
export function formatProblem(problem: Problem, folder: string): string {
  const { file, line, severity, what, fix } = problem;
  return onOneLine(`${folder}/${file}:${line} ${severity}: ${what}. ${fix}.`);
}

/** Each once, in the order in which a person works through them: by file, then line, then text. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map(problem => [formatProblem(problem, ''), problem]));
  return [...unique.values()].toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.what, b.what),
  );
}

/** A piece of a file that may be long, hold line ends or control characters, quoted for a message. */
export function quoted(text: string, longest = 60): string {
  const line = onOneLine(text);
  return line.length > longest ? `"${line.slice(0, longest - 1)}…"` : `"${line}"`;
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
