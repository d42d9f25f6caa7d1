import { remembered } from '../remembered.ts';
import type { Part } from './section.ts';

/** What a part of a section holds, by the titles that the guide gives its parts. */
export type PartKind =
  | 'formula'
  | 'services'
  | 'example'
  | 'exam'
  | 'pitfall'
  | 'why'
  | 'limits'
  | 'when'
  | 'improve'
  | 'how'
  | 'list'
  | 'text';

const TITLES: readonly (readonly [PartKind, RegExp])[] = [
  ['formula', /^formula|calculat/i],
  ['services', /^aws |services$/i],
  ['example', /^example/i],
  ['exam', /^on the exam|exam guide$/i],
  ['pitfall', /^pitfall/i],
  ['why', /^(why|purpose|advantages|benefits)/i],
  ['limits', /mislead|wrong|can skip/i],
  ['when', /^(when|which)\b|\bbeside\b/i],
  ['improve', /^how to (raise|lower|release)/i],
  ['how', /^how /i],
];

export const partKind = remembered((part: Part): PartKind => {
  const titled = TITLES.find(([, title]) => title.test(part.title));
  if (titled) return titled[0];
  return part.blocks.some(({ kind }) => kind === 'list' || kind === 'table') ? 'list' : 'text';
});
