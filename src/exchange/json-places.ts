import type { Place } from '../content/problem.ts';
import type { Path } from '../content/yaml.ts';

/** The line of each value of a JSON text that `JSON.parse` accepts; of a missing one, the line of what is above it. */
export function placesIn(text: string, file: string): (path: Path) => Place {
  /** Where the values inside each list or object begin, by the offset of its bracket: each is searched once. */
  const known = new Map<number, Map<string, number>>();
  const valuesIn = (open: number): Map<string, number> => {
    const found = known.get(open) ?? valuesBehind(text, open);
    known.set(open, found);
    return found;
  };
  return path => {
    let at = skipSpace(text, 0);
    for (const step of path) {
      const next = valuesIn(at).get(String(step));
      if (next === undefined) break;
      at = next;
    }
    return { file, line: lineAt(text, at) };
  };
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** By key or position; of repeated keys the last one counts, as for `JSON.parse`. */
function valuesBehind(text: string, open: number): Map<string, number> {
  const values = new Map<string, number>();
  const isList = text[open] === '[';
  if (!isList && text[open] !== '{') return values;
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    const end = isList ? at : endOfValue(text, at);
    const key = isList ? String(values.size) : String(JSON.parse(text.slice(at, end)));
    const value = isList ? at : skipSpace(text, skipSpace(text, end) + 1);
    values.set(key, value);
    at = skipSpace(text, endOfValue(text, value));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return values;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s,:"[\]{}]+/g;

/** A loop, because deep nesting would end a recursion. */
function endOfValue(text: string, start: number): number {
  const token = new RegExp(TOKEN);
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '[' || match[0] === '{') depth++;
    else if (match[0] === ']' || match[0] === '}') depth--;
    if (depth === 0) return token.lastIndex;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (' \t\n\r'.includes(text[at] ?? 'x')) at++;
  return at;
}
