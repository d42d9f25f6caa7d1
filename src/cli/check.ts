import { coverageOf } from '../bank/coverage.ts';
import { formatProblem, type Problem } from '../content/problem.ts';
import { type Knowledge, loadKnowledge } from '../knowledge.ts';
import type { Command, Terminal } from './command.ts';
import { coverageLines } from './coverage-lines.ts';

export const check: Command = {
  name: 'check',
  usage: '[--coverage]',
  summary: 'Name file, line and fix for whatever is wrong with the knowledge folder',
  run(args, terminal) {
    const unknown = args.find(arg => arg !== '--coverage');
    if (unknown !== undefined) {
      terminal.err(`aif check does not know ${unknown}. Use: aif check [--coverage]`);
      return 2;
    }
    const loaded = loadKnowledge(terminal.knowledgeDir, terminal.now);
    const problems = loaded.kind === 'loaded' ? loaded.warnings : loaded.problems;
    const [errors, warnings] = [
      problems.filter(problem => problem.severity === 'error'),
      problems.filter(problem => problem.severity === 'warning'),
    ];
    print(errors, terminal);
    print(warnings, terminal);
    if (loaded.kind === 'loaded') {
      if (args.includes('--coverage')) printCoverage(loaded.knowledge, terminal);
      const { sections, questions, services } = loaded.knowledge;
      terminal.out(`${sections.length} sections, ${questions.length} questions, ${services.length} services`);
    } else if (args.includes('--coverage')) {
      terminal.out('The coverage is shown once there are no errors.');
    }
    terminal.out(`${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}`);
    return errors.length > 0 ? 1 : 0;
  },
};

function print(problems: readonly Problem[], terminal: Terminal): void {
  for (const problem of problems) terminal.out(formatProblem(problem, terminal.knowledgeDir));
  if (problems.length > 0) terminal.out('');
}

function printCoverage(knowledge: Knowledge, terminal: Terminal): void {
  for (const coverage of coverageOf(knowledge)) {
    for (const line of coverageLines(coverage)) terminal.out(line);
    terminal.out('');
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
