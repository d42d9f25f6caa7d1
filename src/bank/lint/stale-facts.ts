import { errorAt, type Place, type Problem, warningAt } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

/** AWS renames and closes services several times a year. */
const OLDEST_IN_DAYS = 180;
const MILLISECONDS_PER_DAY = 86_400_000;

export const staleFacts: Rule = {
  name: 'stale facts',
  check(draft) {
    // Places are worked out only for what is reported: there is one for every fact.
    const check = (day: string, place: () => Place, name: string): Problem[] => {
      const age = Math.floor((draft.now.getTime() - Date.parse(`${day}T00:00:00Z`)) / MILLISECONDS_PER_DAY);
      // One day ahead is today in the east.
      if (age < -1) return [errorAt(place(), `The day ${day} of ${name} lies in the future`, 'Correct it')];
      if (age <= OLDEST_IN_DAYS) return [];
      const what = `The facts of ${name} were checked ${age} days ago`;
      return [warningAt(place(), what, `Check them against the sources and write today's date`)];
    };
    return [
      ...(draft.exam ? check(draft.exam.checked, () => ({ file: 'exam.yml', line: 1 }), 'the exam') : []),
      ...draft.services.flatMap(({ value, placeOf }) =>
        check(value.checked, () => placeOf(['checked']), value.name),
      ),
      ...[...draft.sections, ...draft.questions].flatMap(({ value, placeOf }) =>
        check(value.factsCheckedOn, () => placeOf(['factsCheckedOn']), value.id),
      ),
    ];
  },
};
