import { closest } from '../../content/closest.ts';
import { objectivesOf } from '../../content/exam.ts';
import { errorAt, type Problem } from '../../content/problem.ts';
import type { Draft, Rule } from './draft.ts';

/** Objectives, services and sections that are named and do not exist. */
export const unknownReferences: Rule = {
  name: 'unknown references',
  check(draft) {
    const objectives = new Set(draft.exam ? objectivesOf(draft.exam).map(({ id }) => id) : []);
    return [...draft.questions, ...draft.sections].flatMap(({ value, placeOf }) => {
      const problems: Problem[] = [];
      if (draft.exam && !objectives.has(value.objective)) {
        const what = `There is no objective ${value.objective}`;
        problems.push(errorAt(placeOf(['objective']), what, 'Use one of exam.yml'));
      }
      for (const [index, service] of value.services.entries()) {
        if (draft.ids.services.size === 0 || draft.ids.services.has(service)) continue;
        const fix = advice(service, draft.ids.services, 'add it to services.yml');
        problems.push(errorAt(placeOf(['services', index]), `There is no service ${service}`, fix));
      }
      if ('section' in value && !draft.ids.sections.has(value.section)) {
        const fix = advice(value.section, draft.ids.sections, 'write that section in guide/');
        problems.push(errorAt(placeOf(['section']), `There is no section ${value.section}`, fix));
      }
      return problems;
    });
  },
};

function advice(id: string, known: Draft['ids'][keyof Draft['ids']], otherwise: string): string {
  const near = closest(id, known);
  return near ? `Did you mean ${near}? Otherwise ${otherwise}` : `Correct the id, or ${otherwise}`;
}
