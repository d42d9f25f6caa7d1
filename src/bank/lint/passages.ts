import type { Entry } from '../../content/load-list.ts';
import type { Place } from '../../content/problem.ts';
import { isChoice, type Question } from '../question.ts';
import type { Draft, DraftSection } from './draft.ts';

/** A piece of text that members read. */
export interface Passage {
  text: string;
  /** Where the character at this index stands. */
  placeAt: (index: number) => Place;
}

export function passagesOf(draft: Draft): Passage[] {
  return [
    ...draft.questions.flatMap(questionPassages),
    ...draft.sections.map(({ value }) => sectionPassage(value)),
  ];
}

export function sectionPassage(section: DraftSection): Passage {
  const { file, markdown, markdownLine } = section;
  return {
    text: markdown,
    placeAt: index => ({ file, line: markdownLine + markdown.slice(0, index).split('\n').length - 1 }),
  };
}

export function questionPassages({ value: question, placeOf }: Entry<Question>): Passage[] {
  const passage = (text: string, ...path: PropertyKey[]): Passage => ({ text, placeAt: () => placeOf(path) });
  return [
    passage(question.stem, 'stem'),
    passage(question.takeaway, 'takeaway'),
    ...question.options.flatMap((option, index) => [
      passage(option.text, 'options', index, 'text'),
      passage(option.why, 'options', index, 'why'),
      ...(option.misconception === undefined
        ? []
        : [passage(option.misconception, 'options', index, 'misconception')]),
    ]),
    ...(question.type === 'matching'
      ? question.pairs.map((pair, index) => passage(pair.prompt, 'pairs', index, 'prompt'))
      : []),
  ];
}

/** The places of the options that are the answer, beside those options. */
export function keyPlaces({
  value: question,
  placeOf,
}: Entry<Question>): { text: string; place: () => Place }[] {
  return question.options.flatMap((option, index) => {
    const isKey = !isChoice(question) || question.options[index]?.correct === true;
    return isKey ? [{ text: option.text, place: () => placeOf(['options', index, 'text']) }] : [];
  });
}
