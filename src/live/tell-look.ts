import { formatProblem, type Problem } from '../content/problem.ts';
import type { Log } from '../log.ts';
import type { Look } from './live-library.ts';

/** More than anybody repairs at once. */
const SHOWN = 20;

/** Tells the log, and line by line the terminal, what came of a change in the knowledge folder. */
export function tellLook(
  look: Look,
  folder: string,
  say: { log: Log; terminal: (line: string) => void },
): void {
  switch (look.kind) {
    case 'quiet':
    case 'changing':
      return;
    case 'replaced': {
      const { sections, questions, version } = look.library.knowledge;
      const facts = { sections: sections.length, questions: questions.length, version };
      say.log.info({ ...facts, warnings: look.warnings.length }, 'knowledge replaced');
      for (const line of linesOf(look.warnings, folder)) say.terminal(line);
      return;
    }
    case 'same':
      say.log.info({ warnings: look.warnings.length }, 'knowledge is good and as it was');
      return;
    case 'kept': {
      const problems = linesOf(look.problems, folder);
      say.log.error({ problems }, 'knowledge is broken; the app goes on with what it had');
      say.terminal('The changed knowledge cannot be used. The app goes on with what it had:');
      for (const line of problems) say.terminal(`- ${line}`);
    }
  }
}

/** Errors first: they are what stands in the way. */
function linesOf(problems: readonly Problem[], folder: string): string[] {
  const ordered = problems.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  const lines = ordered.slice(0, SHOWN).map(problem => formatProblem(problem, folder));
  const left = problems.length - lines.length;
  return left > 0 ? [...lines, `and ${left} more; npm run check:knowledge names them all`] : lines;
}
