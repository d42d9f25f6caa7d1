import { stringify, type ToStringOptions } from 'yaml';

/** As authors write it: a text on one line however long it is, an empty field with nothing behind its colon. */
export function renderFields(fields: object): string {
  return stringify(fields, ON_ONE_LINE);
}

/** A list or a group in brackets, on one line: as JSON, which is YAML too, where a text holds a line end. */
export function renderFlow(value: unknown): string {
  const padding = !Array.isArray(value);
  const flow = stringify(value, { ...ON_ONE_LINE, collectionStyle: 'flow', flowCollectionPadding: padding });
  return flow.trim().includes('\n') ? JSON.stringify(value) : flow.trim();
}

/** A list in brackets where that fits on a line, otherwise with a line for each entry. */
export function renderList(name: string, values: readonly unknown[]): string {
  const flow = `${name}: ${renderFlow(values)}`;
  return flow.length <= WIDTH || values.length < 2 ? `${flow}\n` : renderFields({ [name]: values });
}

/** A text folded over several lines below its name. */
export function renderFolded(name: string, text: unknown): string {
  return stringify({ [name]: text }, FOLDED);
}

const WIDTH = 118;

const ON_ONE_LINE: ToStringOptions = { lineWidth: 0, nullStr: '' };

const FOLDED: ToStringOptions = {
  lineWidth: WIDTH,
  minContentWidth: 0,
  blockQuote: 'folded',
  defaultStringType: 'BLOCK_FOLDED',
  defaultKeyType: 'PLAIN',
};
