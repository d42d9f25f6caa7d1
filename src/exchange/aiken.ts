import type { Question } from '../bank/question.ts';
import { errorAt, type Place, type Problem, quoted, warningAt } from '../content/problem.ts';
import type { Drafts, OptionDraft, QuestionDraft } from './draft.ts';
import type { Carried, QuestionFormat } from './format.ts';
import { textOf } from './read-input.ts';

// The rules are those of Moodle's importer, question/format/aiken/format.php: the stem on one line, then "A. text" or
// "A) text" for each option, then "ANSWER: A". It has no escapes.

const OPTION = /^([A-Z])[.)][ \t]+(.*)$/;
const ANSWER = /^ANSWER:/;

export const aiken: QuestionFormat = {
  kind: 'questions',
  name: 'aiken',
  isBinary: false,
  carried,
  write: questions => `${questions.map(written).join('\n\n')}\n`,
  read,
};

function carried(question: Question): Carried {
  if (question.type !== 'single') return { kind: 'left-out', why: 'it has single choice only' };
  const stem = onOneLine(question.stem);
  if (/^[A-Z][.)]/.test(stem) || ANSWER.test(stem)) {
    return { kind: 'left-out', why: 'a stem that begins like an option or an answer cannot be escaped' };
  }
  const isOnLines = [question.stem, ...question.options.map(option => option.text)].some(text =>
    text.includes('\n'),
  );
  if (isOnLines) return { kind: 'left-out', why: 'a text must stand on one line' };
  return { kind: 'carried', fields: ['stem', 'options', 'answer'] };
}

function written(question: Question): string {
  if (question.type !== 'single') throw new Error(`Aiken cannot hold ${question.id}`);
  return [
    onOneLine(question.stem),
    ...question.options.map((option, index) => `${letterOf(index)}. ${onOneLine(option.text)}`),
    `ANSWER: ${letterOf(question.options.findIndex(option => option.correct))}`,
  ].join('\n');
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface OpenQuestion {
  line: number;
  stem: string;
  options: OptionDraft[];
}

/** A text that goes on over several lines is joined. */
function read(input: Uint8Array, file: string): Drafts {
  const decoded = textOf(input, file);
  if (decoded.kind === 'unreadable') return { drafts: [], problems: [decoded.problem] };
  const drafts: QuestionDraft[] = [];
  const problems: Problem[] = [];
  let open: OpenQuestion | undefined;
  for (const [index, untrimmed] of decoded.text.split('\n').entries()) {
    const [text, line] = [untrimmed.trim(), index + 1];
    if (text === '') continue;
    if (ANSWER.test(text)) {
      const closed = close(open, text.slice('ANSWER:'.length).trim(), { file, line });
      if ('severity' in closed) problems.push(closed);
      else drafts.push(closed);
      open = undefined;
    } else if (open) addLine(open, text);
    else open = { line, stem: text, options: [] };
  }
  if (open) {
    const what = `The question ${quoted(open.stem)} has no line ANSWER: the file seems to be cut off`;
    problems.push(errorAt({ file, line: open.line }, what, 'Export it again, or add the line'));
  }
  return { drafts, problems };
}

function addLine(open: OpenQuestion, text: string): void {
  const option = OPTION.exec(text);
  const last = open.options.at(-1);
  if (option && option[1] === letterOf(open.options.length)) open.options.push({ text: option[2] ?? '' });
  else if (last) last.text += ` ${text}`;
  else open.stem += ` ${text}`;
}

function close(open: OpenQuestion | undefined, answer: string, place: Place): QuestionDraft | Problem {
  if (!open) return warningAt(place, 'An ANSWER stands here without a question', 'Remove it');
  const right = open.options.findIndex((_, index) => letterOf(index) === answer.charAt(0));
  if (right < 0) {
    const what = `The answer ${quoted(answer)} is no option of ${quoted(open.stem)}, which is left out`;
    return warningAt(place, what, 'Write the letter of one of its options');
  }
  const options = open.options.map((option, index) => ({ ...option, correct: index === right }));
  return { line: open.line, type: 'single', stem: open.stem, options };
}
