/** One mistake in an otherwise good knowledge folder, and what the author must be told about it. */
export interface Fault {
  name: string;
  file: string;
  change: Change;
  /** The line that is reported, as it stands after the change: a piece of it, pieces to look for in turn, or its number. */
  at: string | string[] | number;
  says: string;
  severity?: 'error' | 'warning';
  /** Where it is reported, when that is another file. */
  reportedIn?: string;
}

export type Change =
  /** The first occurrence of each; the texts must be there. */
  | { kind: 'replace'; pairs: (readonly [from: string, to: string])[] }
  | { kind: 'write'; content: string | Uint8Array }
  | { kind: 'remove' }
  | { kind: 'make a folder' }
  | { kind: 'link'; target: string };

export const replace = (from: string, to: string): Change => ({ kind: 'replace', pairs: [[from, to]] });
export const replaceEach = (...pairs: (readonly [from: string, to: string])[]): Change => ({
  kind: 'replace',
  pairs,
});
export const write = (content: string | Uint8Array): Change => ({ kind: 'write', content });

export const GUIDE = 'guide/10-data-collection.md';
export const GUIDE_2 = 'guide/20-model-monitoring.md';
export const BANK = 'questions/10-data-collection.yml';
export const BANK_2 = 'questions/20-model-monitoring.yml';
