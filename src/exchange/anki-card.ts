import { createHash } from 'node:crypto';
import { isChoice, type Question, type QuestionOption } from '../bank/question.ts';
import { escapeHtml } from './anki-html.ts';
import { COLUMNS, rowOf } from './row.ts';

/** The columns of a question, then two texts that are made of them for the card and not read back. */
export const NOTE_FIELDS = [...COLUMNS, 'shownOptions', 'shownAnswer'] as const;

/** The values of `NOTE_FIELDS`, as HTML. */
export function noteFieldsOf(question: Question): string[] {
  const row = rowOf(question);
  return [...COLUMNS.map(column => escapeHtml(row[column] ?? '')), frontOf(question), backOf(question)];
}

export const FRONT = '<div class="stem">{{stem}}</div>{{shownOptions}}';

export const BACK = [
  '<div class="stem">{{stem}}</div>{{shownAnswer}}',
  '<p class="takeaway">{{takeaway}}</p>',
  '<p class="small">Facts checked on {{factsCheckedOn}}</p>',
].join('');

export const STYLE = [
  '.card { font-family: sans-serif; font-size: 18px; line-height: 1.4; text-align: left; }',
  '.stem { margin-bottom: 1em; }',
  '.wrong { opacity: 0.75; }',
  '.takeaway { font-weight: bold; }',
  '.small { font-size: 14px; opacity: 0.7; }',
].join('\n');

/** The order of the file would give away an ordering or a matching question. */
function frontOf(question: Question): string {
  const texts = (options: readonly QuestionOption[]): string[] =>
    options.map(option => escapeHtml(option.text));
  if (isChoice(question)) return list('ol type="A"', texts(question.options));
  const options = list('ul', texts(mixed(question.options)));
  if (question.type === 'ordering') return `<p>Put in order:</p>${options}`;
  const prompts = question.pairs.map(pair => escapeHtml(pair.prompt));
  return `${list('ol', prompts)}<p>Match with:</p>${options}`;
}

/** An order without meaning that stays the same. */
function mixed(options: readonly QuestionOption[]): QuestionOption[] {
  const key = ({ text }: QuestionOption): string => createHash('sha256').update(text).digest('hex');
  return options.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function backOf(question: Question): string {
  if (isChoice(question)) {
    const items = question.options.map(option =>
      option.correct ? `✓ ${withReason(option)}` : `<span class="wrong">✗ ${withReason(option)}</span>`,
    );
    return list('ol type="A"', items);
  }
  const byId = new Map(question.options.map(option => [option.id, option]));
  if (question.type === 'ordering')
    return list(
      'ol',
      question.order.map(id => withReason(byId.get(id))),
    );
  const pairs = question.pairs.map(
    ({ prompt, option }) => `${escapeHtml(prompt)} → ${withReason(byId.get(option))}`,
  );
  return list('ol', pairs);
}

function withReason(option: QuestionOption | undefined): string {
  return `<b>${escapeHtml(option?.text ?? '')}</b><br>${escapeHtml(option?.why ?? '')}`;
}

function list(tag: string, items: readonly string[]): string {
  return `<${tag}>${items.map(item => `<li>${item}</li>`).join('')}</${tag.slice(0, 2)}>`;
}
