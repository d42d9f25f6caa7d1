import { errorAt, type Place, quoted } from '../../content/problem.ts';
import type { Rule } from './draft.ts';
import { wordsOf } from './words.ts';

/** A wording that leads to two sections leads to the wrong one half of the time. */
export const sharedAsks: Rule = {
  name: 'shared asks',
  check(draft) {
    const owners = new Map<string, { id: string; place: Place }>();
    return draft.sections.flatMap(({ value, placeOf }) =>
      value.asks.flatMap((ask, index) => {
        const place = placeOf(['asks', index]);
        const wording = normalised(ask);
        const owner = owners.get(wording);
        if (!owner) {
          owners.set(wording, { id: value.id, place });
          return [];
        }
        const what = `The section ${value.id} asks ${quoted(ask)}, as ${owner.id} does in ${owner.place.file}:${owner.place.line}`;
        return [errorAt(place, what, 'Keep it where the better answer stands')];
      }),
    );
  },
};

function normalised(ask: string): string {
  return wordsOf(ask)
    .filter(word => !['a', 'an', 'the'].includes(word))
    .join(' ');
}
