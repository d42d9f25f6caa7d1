import { checkSchema } from './check-schema.ts';
import { Exam } from './exam.ts';
import { errorAt, type Problem } from './problem.ts';
import { readTextFile } from './text-file.ts';
import { type Path, parseYaml, type Yaml } from './yaml.ts';

export interface LoadedExam {
  /** Undefined when the file has a problem that hides the blueprint. */
  exam: Exam | undefined;
  problems: Problem[];
}

const FILE = 'exam.yml';

export function loadExam(folder: string): LoadedExam {
  const file = readTextFile(folder, FILE);
  if (file.kind === 'unreadable') return { exam: undefined, problems: [file.problem] };
  const yaml = parseYaml(file.text, FILE);
  if (yaml.kind === 'broken') return { exam: undefined, problems: yaml.problems };
  const checked = checkSchema(Exam, yaml);
  if (checked.kind === 'invalid') return { exam: undefined, problems: checked.problems };
  return { exam: checked.value, problems: contradictions(checked.value, yaml.placeOf) };
}

function contradictions(exam: Exam, placeOf: (Yaml & { kind: 'yaml' })['placeOf']): Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, what: string, fix: string): number =>
    problems.push(errorAt(placeOf(path), what, fix));

  const weight = exam.domains.reduce((sum, domain) => sum + domain.weight, 0);
  if (weight !== 100) {
    report(['domains'], `The weights of the domains add up to ${weight}`, 'Correct them: they make 100');
  }
  const { shown, scored, unscored } = exam.questions;
  if (scored + unscored !== shown) {
    report(
      ['questions'],
      `${scored} scored and ${unscored} unscored questions are not ${shown}`,
      'Correct them',
    );
  }
  const { lowest, pass, highest } = exam.score;
  if (!(lowest < pass && pass <= highest)) {
    report(['score'], `The pass mark ${pass} is not between ${lowest} and ${highest}`, 'Correct it');
  }
  const seen = new Set<string>();
  for (const { id, parent, path } of identifiers(exam)) {
    if (seen.has(id)) report([...path, 'id'], `The number ${id} stands here twice`, 'Correct one of them');
    if (!id.startsWith(parent)) report([...path, 'id'], `${id} stands below ${parent}`, 'Move or correct it');
    seen.add(id);
  }
  return problems;
}

function identifiers(exam: Exam): { id: string; parent: string; path: Path }[] {
  return exam.domains.flatMap((domain, d) => [
    { id: domain.id, parent: '', path: ['domains', d] },
    ...domain.tasks.flatMap((task, t) => [
      { id: task.id, parent: `${domain.id}.`, path: ['domains', d, 'tasks', t] },
      ...task.objectives.map((objective, o) => ({
        id: objective.id,
        parent: `${task.id}.`,
        path: ['domains', d, 'tasks', t, 'objectives', o],
      })),
    ]),
  ]);
}
