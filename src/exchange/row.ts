import { isChoice, type Question } from '../bank/question.ts';
import { type Place, type Problem, quoted, warningAt } from '../content/problem.ts';
import { QUESTION_TYPES } from '../quiz/snapshot.ts';
import type { OptionDraft, QuestionDraft } from './draft.ts';

// A question as a row of named texts: the columns of CSV, the fields of an Anki note. It holds all of a question.

/** As many as a question of the bank may have options. */
const SLOTS = [1, 2, 3, 4, 5, 6, 7] as const;
type Slot = (typeof SLOTS)[number];

/** An empty text means that there is no such thing. */
export const COLUMNS = [
  'id',
  'type',
  'objective',
  'section',
  'focus',
  'level',
  'difficulty',
  'stem',
  ...SLOTS.map(slot => `option${slot}` as const),
  'answer',
  ...SLOTS.map(slot => `prompt${slot}` as const),
  ...SLOTS.map(slot => `why${slot}` as const),
  ...SLOTS.map(slot => `misconception${slot}` as const),
  ...SLOTS.map(slot => `option${slot}Id` as const),
  'cue',
  'takeaway',
  'services',
  'sources',
  'factsCheckedOn',
  'reviewedOn',
  'readings',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Row = Partial<Record<Column, string>>;

export function fitsRow(question: Question): boolean {
  return question.options.length <= SLOTS.length;
}

/**
 * `answer` has ids of options with spaces between them: the right ones, all in their order, or for matching the option
 * of each prompt. Services stand with spaces, sources with line ends between them.
 */
export function rowOf(question: Question): Row {
  const row: Row = {
    id: question.id,
    type: question.type,
    objective: question.objective,
    section: question.section,
    focus: question.focus,
    level: question.level,
    difficulty: question.difficulty,
    stem: question.stem,
    answer: answerOf(question).join(' '),
    cue: question.cue,
    takeaway: question.takeaway,
    services: question.services.join(' '),
    sources: question.sources.join('\n'),
    factsCheckedOn: question.factsCheckedOn,
    reviewedOn: question.reviews.on,
    readings: String(question.reviews.readings),
  };
  for (const slot of SLOTS) {
    const option = question.options[slot - 1];
    if (option) {
      row[`option${slot}`] = option.text;
      row[`option${slot}Id`] = option.id;
      row[`why${slot}`] = option.why;
      row[`misconception${slot}`] = option.misconception ?? '';
    }
    if (question.type === 'matching') row[`prompt${slot}`] = question.pairs[slot - 1]?.prompt ?? '';
  }
  return row;
}

function answerOf(question: Question): string[] {
  if (isChoice(question)) return question.options.flatMap(option => (option.correct ? option.id : []));
  return question.type === 'ordering' ? question.order : question.pairs.map(pair => pair.option);
}

/** In `answer`, an option may also be named by its number. A problem means that the row is left out. */
export function draftOfRow(row: Row, place: Place): QuestionDraft | Problem {
  const given = (column: Column): string | undefined => row[column]?.trim() || undefined;
  const type = QUESTION_TYPES.find(known => known === given('type')?.toLowerCase());
  if (!type)
    return leftOut(row, place, `has the unknown type ${quoted(row.type ?? '')}`, QUESTION_TYPES.join(', '));
  const slots = SLOTS.filter(slot => given(`option${slot}`));
  const options = slots.map(slot => readOption(slot, given));
  const answer = readAnswer(given('answer'), options, slots);
  if (typeof answer === 'string') {
    return leftOut(
      row,
      place,
      `has the answer ${quoted(answer)}, which is no option`,
      'ids or numbers of options',
    );
  }
  const [on, readings] = [given('reviewedOn'), given('readings')];
  return {
    line: place.line,
    type,
    id: given('id'),
    stem: given('stem') ?? '',
    ...answered(type, options, answer, slot => given(`prompt${slot}`) ?? ''),
    objective: given('objective'),
    section: given('section'),
    focus: given('focus'),
    level: given('level'),
    difficulty: given('difficulty'),
    cue: given('cue'),
    takeaway: given('takeaway'),
    services: row.services === undefined ? undefined : wordsOf(row.services),
    sources: given('sources') === undefined ? undefined : wordsOf(row.sources ?? ''),
    factsCheckedOn: given('factsCheckedOn'),
    reviews: on !== undefined && readings !== undefined ? { on, readings: Number(readings) } : undefined,
  };
}

function leftOut(row: Row, place: Place, why: string, use: string): Problem {
  const name = quoted(row.id?.trim() || row.stem?.trim() || 'without a name');
  return warningAt(place, `The question ${name} ${why}, so it is left out`, `Use ${use}`);
}

function readOption(slot: Slot, given: (column: Column) => string | undefined): OptionDraft {
  return {
    id: given(`option${slot}Id`),
    text: given(`option${slot}`) ?? '',
    why: given(`why${slot}`),
    misconception: given(`misconception${slot}`),
  };
}

/** Positions in `options`, or the word that names none. */
function readAnswer(
  text: string | undefined,
  options: readonly OptionDraft[],
  slots: readonly Slot[],
): number[] | string {
  const positions: number[] = [];
  for (const word of (text ?? '').split(/[\s,;]+/).filter(part => part !== '')) {
    const byId = options.findIndex(option => option.id === word);
    const position = byId < 0 ? slots.findIndex(slot => String(slot) === word) : byId;
    if (position < 0) return word;
    positions.push(position);
  }
  return positions;
}

function answered(
  type: QuestionDraft['type'],
  options: OptionDraft[],
  answer: number[],
  promptOf: (slot: Slot) => string,
): Pick<QuestionDraft, 'options' | 'order' | 'pairs'> {
  if (type === 'ordering') return { options, order: answer };
  if (type === 'matching') {
    const prompts = SLOTS.map(promptOf);
    return { options, pairs: answer.map((option, index) => ({ prompt: prompts[index] ?? '', option })) };
  }
  return { options: options.map((option, index) => ({ ...option, correct: answer.includes(index) })) };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}
