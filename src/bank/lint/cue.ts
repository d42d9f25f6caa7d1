import { errorAt, quoted } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

/** The cue is shown inside the stem after answering, so it must stand there. */
export const cue: Rule = {
  name: 'cue',
  check: draft =>
    draft.questions.flatMap(({ value, placeOf }) => {
      if (oneLine(value.stem).includes(oneLine(value.cue))) return [];
      const what = `The cue ${quoted(value.cue)} does not stand in the stem of ${value.id}`;
      return [errorAt(placeOf(['cue']), what, 'Copy the deciding phrase word for word')];
    }),
};

function oneLine(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
