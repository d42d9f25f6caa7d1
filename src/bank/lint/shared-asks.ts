import { errorAt, type Place, quoted } from '../../content/problem.ts';
import type { Rule } from './draft.ts';
import { wordsOf } from './words.ts';

/** A wording that leads to two sections leads to the wrong one half of the time. */
export const sharedAsks: Rule = {
  name: 'shared asks',
  check(draft) {
    const owners = new Map<string, { section: string; place: Place }>();
    const asks = [
      ...draft.sections.flatMap(({ value, placeOf }) =>
        value.asks.map((text, index) => ({
          section: value.id,
          text,
          place: (): Place => placeOf(['asks', index]),
        })),
      ),
      ...draft.ways.map(way => ({ ...way, place: (): Place => way })),
    ];
    return asks.flatMap(({ section, text, place }) => {
      const wording = normalised(text);
      const owner = owners.get(wording);
      if (!owner) {
        owners.set(wording, { section, place: place() });
        return [];
      }
      const what = `The section ${section} asks ${quoted(text)}, as ${owner.section} does in ${owner.place.file}:${owner.place.line}`;
      return [errorAt(place(), what, 'Keep it where the better answer stands')];
    });
  },
};

function normalised(ask: string): string {
  return wordsOf(ask)
    .filter(word => !['a', 'an', 'the'].includes(word))
    .join(' ');
}
