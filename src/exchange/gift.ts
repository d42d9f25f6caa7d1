import { isChoice, type Question } from '../bank/question.ts';
import type { Carried, Field, QuestionFormat, Surroundings } from './format.ts';
import { readGift } from './gift-read.ts';
import { escapeGift, escapeGiftAnswer } from './gift-text.ts';

/**
 * Moodle's text format: https://docs.moodle.org/en/GIFT_format. The category is exam and section; the comment before a
 * question holds its id and tags, as Moodle itself writes and reads them.
 */
export const gift: QuestionFormat = {
  kind: 'questions',
  name: 'gift',
  isBinary: false,
  carried,
  write,
  read: readGift,
};

const FIELDS_OF_ALL: readonly Field[] = [
  'id',
  'objective',
  'section',
  'focus',
  'level',
  'difficulty',
  'services',
  'facts checked on',
  'stem',
  'options',
  'answer',
  'takeaway',
];

/** A matching question has no feedback for its parts. */
function carried(question: Question): Carried {
  if (question.type === 'ordering') return { kind: 'left-out', why: 'it has no ordering' };
  if (question.type !== 'matching') return { kind: 'carried', fields: [...FIELDS_OF_ALL, 'reasons'] };
  if (question.pairs.some(pair => pair.prompt.includes('->'))) {
    return { kind: 'left-out', why: 'a prompt that holds -> cannot be escaped' };
  }
  return { kind: 'carried', fields: FIELDS_OF_ALL };
}

function write(questions: readonly Question[], { exam }: Surroundings): string {
  const blocks: string[] = [];
  let category = '';
  for (const question of questions) {
    if (question.section !== category) blocks.push(`$CATEGORY: ${exam.code}/${question.section}`);
    category = question.section;
    blocks.push(written(question));
  }
  return `${blocks.join('\n\n')}\n`;
}

function written(question: Question): string {
  const tags = tagsOf(question).map(tag => `[tag:${tag}]`);
  return [
    `// [id:${question.id}] ${tags.join(' ')}`,
    `::${question.id}::[plain]${escapeGift(question.stem)} {`,
    ...answersOf(question).map(answer => `\t${answer}`),
    `\t####${escapeGiftAnswer(question.takeaway)}`,
    '}',
  ].join('\n');
}

function tagsOf(question: Question): string[] {
  return [
    `objective:${question.objective}`,
    `focus:${question.focus}`,
    `level:${question.level}`,
    `difficulty:${question.difficulty}`,
    `checked:${question.factsCheckedOn}`,
    ...question.services.map(service => `service:${service}`),
  ];
}

function answersOf(question: Question): string[] {
  if (isChoice(question)) {
    const right = question.options.filter(option => option.correct).length;
    const marks = question.type === 'single' ? { right: '=', wrong: '~' } : weightsFor(right);
    return question.options.map(option => {
      const mark = option.correct ? marks.right : marks.wrong;
      return `${mark}${escapeGiftAnswer(option.text)}#${escapeGiftAnswer(option.why)}`;
    });
  }
  if (question.type === 'ordering') throw new Error(`GIFT cannot hold ${question.id}`);
  const texts = new Map(question.options.map(option => [option.id, option.text]));
  return question.pairs.map(
    ({ prompt, option }) => `=${escapeGiftAnswer(prompt)} -> ${escapeGift(texts.get(option) ?? '')}`,
  );
}

/** The right options share 100 %; a wrong one takes back what a right one gives. */
function weightsFor(right: number): { right: string; wrong: string } {
  const share = 100 / right;
  // Moodle accepts the grades of its list alone, in which a third has five decimals.
  const percent = Number.isInteger(share) ? String(share) : share.toFixed(5);
  return { right: `~%${percent}%`, wrong: `~%-${percent}%` };
}
