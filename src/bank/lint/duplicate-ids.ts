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
  const first = new Map<string, WithId>();
  return entries.flatMap(entry => {
    const { id } = entry.value;
    const other = first.get(id)?.placeOf(['id']);
    if (!other) {
      first.set(id, entry);
      return [];
    }
    const what = `The ${noun} id ${id} is taken in ${other.file}:${other.line}`;
    const fix = 'Give it an id of its own; ids of others are never used again';
    return [errorAt(entry.placeOf(['id']), what, fix)];
  });
}
