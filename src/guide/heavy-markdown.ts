import { errorAt, type Problem } from '../content/problem.ts';

/** The parser's time grows with the square of these, to minutes and hours; no person writes so much at once. */
const LONGEST_BLOCK = 20_000;
const NESTED_TOO_DEEPLY = /^(?:[ \t]*(?:>|[-*+] |\d{1,9}[.)] )){12}|^[ \t]{80}/;

/** The first place, if any, that would keep the parser of Markdown busy for too long. */
export function heavyMarkdown(text: string, file: string): Problem | undefined {
  let start = 1;
  let length = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (NESTED_TOO_DEEPLY.test(line)) {
      const what = 'Too many lists or quotations begin on this line';
      return errorAt({ file, line: index + 1 }, what, 'Nest them less deeply');
    }
    if (line.trim() === '') {
      start = index + 2;
      length = 0;
    } else length += line.length + 1;
    if (length > LONGEST_BLOCK) {
      const what = `More than ${LONGEST_BLOCK} characters stand here without an empty line`;
      return errorAt({ file, line: start }, what, 'Split them into paragraphs');
    }
  }
  return undefined;
}
