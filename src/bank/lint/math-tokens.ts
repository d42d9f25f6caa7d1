/** A piece of a text as arithmetic sees it. */
export type Token = { start: number; end: number } & (
  | { kind: 'number'; value: number; isPercent: boolean; digits: number }
  | { kind: 'operator'; sign: '+' | '-' | '*' | '/' | '^' }
  | { kind: 'bracket'; sign: '(' | ')' }
  | { kind: 'equals'; approximate: boolean }
  | { kind: 'word'; text: string }
  | { kind: 'other' }
);

/** Tokens of a text. Marks of Markdown and names of currencies are left out: they change no number. */
export function tokensOf(text: string): Token[] {
  return [...withoutMarks(text).matchAll(TOKEN)].flatMap(match => {
    const token = tokenOf(match);
    return token ? [{ ...token, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const TOKEN = new RegExp(
  [
    String.raw`(?<number>(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?%)?(?![\w]))`,
    String.raw`(?<times>(?<=[\s\d)])x(?=[\s\d(]))`,
    String.raw`(?<currency>[$€£]|\b(?:USD|EUR|GBP)\b|\bdollars?\b|\beuros?\b)`,
    String.raw`(?<word>[\p{L}\d_][\p{L}\p{N}_.'’-]*)`,
    '(?<equals>[=≈≃])',
    String.raw`(?<operator>[+\-−–*×·/÷^])`,
    '(?<bracket>[()])',
    String.raw`(?<other>[^\s])`,
    // An equals sign at the beginning of a line goes on from the line above.
    String.raw`(?<line>\n(?!\s*[=≈]))`,
  ].join('|'),
  'gu',
);

type Bare<T> = T extends unknown ? Omit<T, 'start' | 'end'> : never;

function tokenOf({ groups = {} }: RegExpExecArray): Bare<Token> | undefined {
  if (groups.currency !== undefined) return undefined;
  if (groups.number !== undefined) return numberOf(groups.number);
  if (groups.times !== undefined) return { kind: 'operator', sign: '*' };
  if (groups.word !== undefined) return { kind: 'word', text: groups.word.replace(/[.'’-]+$/, '') };
  if (groups.equals !== undefined) return { kind: 'equals', approximate: groups.equals !== '=' };
  if (groups.bracket === '(' || groups.bracket === ')') return { kind: 'bracket', sign: groups.bracket };
  const sign = SIGNS[groups.operator ?? ''];
  return sign ? { kind: 'operator', sign } : { kind: 'other' };
}

const SIGNS: Partial<Record<string, '+' | '-' | '*' | '/' | '^'>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
  '^': '^',
};

function numberOf(source: string): Bare<Token> {
  const isPercent = source.endsWith('%');
  const plain = source.replace(/[,%\s]/g, '');
  const digits = (plain.split('.')[1] ?? '').length;
  return {
    kind: 'number',
    value: Number(plain) / (isPercent ? 100 : 1),
    isPercent,
    digits: digits + (isPercent ? 2 : 0),
  };
}

/** Blanks out list bullets, table bars and emphasis, keeping every other character at its index. */
function withoutMarks(text: string): string {
  const blank = (match: string): string => ' '.repeat(match.length);
  return text
    .replace(/^[ \t]*(?:[-*+]|\d+[.)])(?= )/gm, blank)
    .replace(/\*\*|`/g, blank)
    .replace(/(?<![\s\d)])\*|\*(?![\s\d(])/g, blank);
}
