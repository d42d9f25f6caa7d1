import { inOrder, QUESTION_FIELDS } from './field-order.ts';
import { renderFields, renderFlow, renderFolded, renderList } from './yaml-fields.ts';

/** An entry of the bank before it is complete; a field that somebody must still fill in is null. */
export type BankEntry = object;

export function renderBank(entries: readonly BankEntry[]): string {
  return entries.map(renderEntry).join('\n');
}

/** As authors write it; ends with a line end. */
export function renderEntry(entry: BankEntry): string {
  const fields = Object.entries(inOrder(entry, QUESTION_FIELDS));
  const yaml = fields.map(([name, value]) => renderField(name, value)).join('');
  return `- ${yaml.replace(/^(?=.)/gm, '  ').trimStart()}`;
}

function renderField(name: string, value: unknown): string {
  if (value === null) return `${name}:\n`;
  if (name === 'stem') return renderFolded(name, value);
  if (name === 'reviews') return `${name}: ${renderFlow(value)}\n`;
  if (!Array.isArray(value)) return renderFields({ [name]: value });
  if (name === 'options') return renderFields({ [name]: value.map(orderedOption) });
  if (name === 'pairs') return `pairs:\n${value.map(pair => `  - ${renderFlow(pair)}\n`).join('')}`;
  return renderList(name, value);
}

/** A wrong option says nothing about being correct. */
function orderedOption(option: object): object {
  const fields = inOrder(option, ['id', 'text', 'correct', 'misconception', 'why']);
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => name !== 'correct' || value));
}
