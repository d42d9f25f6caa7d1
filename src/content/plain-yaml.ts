import { CORE_SCHEMA, load } from 'js-yaml';

/** Kept here and not left to the reader: what is nested deeper is for the parser that can say so. */
const DEEPEST = 50;

/**
 * The value of a well-formed YAML text that uses nothing out of the ordinary, read several times faster than by the
 * parser that knows lines. Undefined for all else: that parser reads it again and says what is wrong, or that all is well.
 */
export function readPlainYaml(text: string): { value: unknown } | undefined {
  if (UNUSUAL.some(pattern => pattern.test(text))) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA, maxDepth: DEEPEST, maxAliases: 0 }) };
  } catch {
    return undefined;
  }
}

/** What the two parsers could read differently. Erring on this side costs time only. */
const UNUSUAL: readonly RegExp[] = [
  // Tabs, merged mappings, and a key that plain objects keep for themselves.
  /\t|<<|__proto__/,
  // Directives and the marks between documents.
  /^ *(?:---|\.\.\.|%)/m,
  // A line that begins neither with a word, a quote, a bracket, a comment nor an item of a list.
  /^ *(?:- +)*[^\sA-Za-z0-9"'([{}\]#-]/m,
  // Anchors, aliases, tags, explicit keys, and nothing or null as a key.
  /(?:^|[\s[{,])(?:[&*]\S|!|~|[?:](?:\s|[\]},])|(?:null|Null|NULL)\s*[:,}])/m,
  // Blocks of text that say how far they are indented or that keep their empty lines.
  /[|>][\d+]/,
  // Numbers with an exponent: they can be larger than a number can be.
  /\d[eE][+-]?\d/,
];
