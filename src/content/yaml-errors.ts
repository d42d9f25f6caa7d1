import type { ErrorCode, YAMLError } from 'yaml';
import { errorAt, type Place, type Problem } from './problem.ts';

/** The parser's message is kept for the codes that authors hardly meet. */
export function explainYamlError(error: YAMLError, place: Place): Problem {
  if (/call stack/.test(error.message)) {
    return errorAt(place, 'This YAML is nested too deeply to be read', 'Simplify it');
  }
  if (/must be .* end with a/.test(error.message)) {
    return errorAt(place, 'A bracket [ or { that opens above is not closed', 'Close it');
  }
  if (/^Missing closing .quote/.test(error.message)) {
    return errorAt(place, 'The quote that opens here is not closed', 'Close it');
  }
  const [what, fix] = SENTENCES[error.code] ?? [
    `This is no valid YAML (${error.message})`,
    'Correct the line; quotes around the text often help',
  ];
  return errorAt(place, what, fix);
}

const SENTENCES: Partial<Record<ErrorCode, readonly [what: string, fix: string]>> = {
  BAD_INDENT: ['The indentation does not fit the lines above', 'Line it up with the entries beside it'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A text with ": " is read as a key here, or a line is indented wrongly',
    'Put the text in quotes, or write it below `>-`',
  ],
  BLOCK_IN_FLOW: ['A block stands inside [ ] or { }', 'Write the whole list in one of the two ways'],
  MISSING_CHAR: ['A closing bracket, comma or colon is missing', 'Add it'],
  MULTILINE_IMPLICIT_KEY: [
    'A line is neither `key: value` nor the continuation of a text',
    'Add the key, or indent the line under `>-`',
  ],
  UNEXPECTED_TOKEN: [
    'Something stands here that YAML does not expect',
    'Put texts that hold quotes, #, : or brackets in quotes',
  ],
  BAD_SCALAR_START: [
    'A text begins with a character that YAML keeps for itself (@ or `)',
    'Put the text in quotes',
  ],
  BAD_ALIAS: ['A text begins with * or &, which mean something in YAML', 'Put the text in quotes'],
  BAD_DQ_ESCAPE: ['A backslash in double quotes begins no escape', 'Use single quotes'],
  MULTIPLE_DOCS: ['A line `---` begins a second document', 'Keep one document per file'],
  TAG_RESOLVE_FAILED: ['A text begins with !, which means a tag in YAML', 'Put the text in quotes'],
};
