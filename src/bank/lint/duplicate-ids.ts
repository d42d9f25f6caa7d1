import { errorAt, type Place, type Problem } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

/** Ids that two questions or two sections have, in one file or in two. */
export const duplicateIds: Rule = {
  name: 'duplicate ids',
  check: draft => [...repeated(draft.questions, 'question'), ...repeated(draft.sections, 'section')],
};

interface WithId {
  value: { id: string };
  placeOf: (path: readonly PropertyKey[]) => Place;
}

function repeated(entries: readonly WithId[], noun: string): Problem[] {
  const first = new Map<string, Place>();
  return entries.flatMap(({ value: { id }, placeOf }) => {
    const place = placeOf(['id']);
    const other = first.get(id);
    if (!other) {
      first.set(id, place);
      return [];
    }
    const what = `The ${noun} id ${id} is taken in ${other.file}:${other.line}`;
    return [errorAt(place, what, 'Give it an id of its own; ids of others are never used again')];
  });
}
