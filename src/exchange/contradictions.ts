import { closest } from '../content/closest.ts';
import { objectivesOf } from '../content/exam.ts';
import { errorAt, type Place, type Problem } from '../content/problem.ts';
import type { Path } from '../content/yaml.ts';
import type { KnowledgeDocument } from './document.ts';

type PlaceOf = (path: Path) => Place;

/** Ids in a document that stand twice or lead nowhere. */
export function contradictionsIn(document: KnowledgeDocument, placeOf: PlaceOf): Problem[] {
  return [
    ...otherVersion(document, placeOf),
    ...(['services', 'sections', 'questions'] as const).flatMap(list =>
      repeatedIds(document[list], list, placeOf),
    ),
    ...unknownIds(document, placeOf),
    ...(['sections', 'questions'] as const).flatMap(list => unplaced(document, list, placeOf)),
  ];
}

function otherVersion({ guideVersion, exam }: KnowledgeDocument, placeOf: PlaceOf): Problem[] {
  if (guideVersion === exam.guideVersion) return [];
  const what = `guideVersion is ${guideVersion} here and ${exam.guideVersion} in exam`;
  return [errorAt(placeOf(['guideVersion']), what, 'Correct one of the two')];
}

function repeatedIds(entries: readonly { id: string }[], list: string, placeOf: PlaceOf): Problem[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ id }, index) => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, index);
      return [];
    }
    const what = `The id ${id} stands twice in ${list}, first on line ${placeOf([list, other]).line}`;
    return [errorAt(placeOf([list, index, 'id']), what, 'Remove or rename one of the two')];
  });
}

function unknownIds(document: KnowledgeDocument, placeOf: PlaceOf): Problem[] {
  const known = {
    service: new Set(document.services.map(({ id }) => id)),
    section: new Set(document.sections.map(({ id }) => id)),
    objective: new Set(objectivesOf(document.exam).map(({ id }) => id)),
  };
  const check = (id: string, noun: keyof typeof known, path: Path): Problem[] => {
    if (known[noun].has(id)) return [];
    const near = closest(id, known[noun]);
    const fix = near ? `Did you mean ${near}?` : `Correct it, or add that ${noun}`;
    return [errorAt(placeOf(path), `There is no ${noun} ${id}`, fix)];
  };
  return (['sections', 'questions'] as const).flatMap(list =>
    document[list].flatMap((entry, index) => [
      ...check(entry.objective, 'objective', [list, index, 'objective']),
      ...('section' in entry ? check(entry.section, 'section', [list, index, 'section']) : []),
      ...entry.services.flatMap((id, at) => check(id, 'service', [list, index, 'services', at])),
    ]),
  );
}

function unplaced(document: KnowledgeDocument, list: 'sections' | 'questions', placeOf: PlaceOf): Problem[] {
  if (!document.layout) return [];
  const placed = new Set(document.layout[list].map(({ id }) => id));
  const forgotten = document[list].filter(({ id }) => !placed.has(id));
  const place = placeOf(['layout', list]);
  return forgotten.map(({ id }) =>
    errorAt(place, `The layout names no file for ${id}`, 'Add it, or remove the whole layout'),
  );
}
