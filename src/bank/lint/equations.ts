import { type Token, tokensOf } from './math-tokens.ts';

/** Two sides of an equals sign that stand in a text with numbers alone. */
export interface Equation {
  left: number;
  right: number;
  holds: boolean;
  /** Where the left side begins in the text. */
  index: number;
  /** Both sides as they are written. */
  source: string;
}

/**
 * Every equation such as `6 / (6 + 2) = 75 %` in a text, calculated. `values` are the letters and words that stand for
 * a number, such as TP. A side with other words is left alone: it cannot be calculated. The right side may be rounded
 * to the digits that it shows; whole numbers must be exact, except after ≈.
 */
export function equationsIn(text: string, values: ReadonlyMap<string, number> = new Map()): Equation[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'equals') return [];
    const left = sideBefore(tokens, at, values);
    const right = sideAfter(tokens, at, values);
    if (!left || !right || saysNothing(left, right)) return [];
    return {
      left: left.value,
      right: right.value,
      holds: agree(left, right, token.approximate) || agreeAsPercent(left, right),
      index: left.start,
      source: text.slice(left.start, right.end),
    };
  });
}

interface Side {
  value: number;
  /** One number or name, nothing to calculate. */
  isPlain: boolean;
  isNumber: boolean;
  isPercent: boolean;
  /** Digits after the point of a plain number, counted for its value: 75 % has two. */
  digits: number;
  start: number;
  end: number;
}

type Values = ReadonlyMap<string, number>;

function sideBefore(tokens: readonly Token[], equals: number, values: Values): Side | undefined {
  let start = equals;
  while (start > 0 && isMath(tokens[start - 1], values)) start--;
  // "revenue - 3 * 2 = …": the minus takes from a word, it is no sign.
  if (tokens[start]?.kind === 'operator' && tokens[start - 1]?.kind === 'word') return undefined;
  const side = start < equals ? parse(tokens, start, values) : undefined;
  return side?.next === equals ? side : undefined;
}

function sideAfter(tokens: readonly Token[], equals: number, values: Values): Side | undefined {
  return parse(tokens, equals + 1, values);
}

function isMath(token: Token | undefined, values: Values): boolean {
  if (token?.kind === 'word') return values.has(token.text.toLowerCase());
  return token?.kind === 'number' || token?.kind === 'operator' || token?.kind === 'bracket';
}

/** Reads an expression from a token on. Undefined when it breaks off: then the text says more than numbers. */
function parse(
  tokens: readonly Token[],
  from: number,
  values: Values,
): (Side & { next: number }) | undefined {
  let at = from;
  let operations = 0;
  const operator = (...signs: string[]): string | undefined => {
    const token = tokens[at];
    if (token?.kind !== 'operator' || !signs.includes(token.sign)) return undefined;
    at++;
    return token.sign;
  };
  const atom = (): number => {
    const token = tokens[at++];
    if (token?.kind === 'number') return token.value;
    if (token?.kind === 'word') return values.get(token.text.toLowerCase()) ?? Number.NaN;
    if (token?.kind === 'operator' && token.sign === '-') return -atom();
    if (token?.kind !== 'bracket' || token.sign !== '(') return Number.NaN;
    const value = sum();
    const close = tokens[at++];
    return close?.kind === 'bracket' && close.sign === ')' ? value : Number.NaN;
  };
  const power = (): number => {
    const base = atom();
    return operator('^') ? base ** power() : base;
  };
  const product = (): number => {
    let value = power();
    for (let sign = operator('*', '/'); sign; sign = operator('*', '/')) {
      operations++;
      value = sign === '*' ? value * power() : value / power();
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = operator('+', '-'); sign; sign = operator('+', '-')) {
      operations++;
      value = sign === '+' ? value + product() : value - product();
    }
    return value;
  };
  const value = sum();
  const [first, last] = [tokens[from], tokens[at - 1]];
  if (!Number.isFinite(value) || !first || !last) return undefined;
  const isPlain = operations === 0;
  const number = isPlain && first.kind === 'number' ? first : undefined;
  return {
    value,
    isPlain,
    isNumber: number !== undefined,
    isPercent: number?.isPercent ?? false,
    digits: number?.digits ?? 0,
    start: first.start,
    end: last.end,
    next: at,
  };
}

/** "0 = 1" stands in lists of labels; "75 % = 0.75" and "recall = 0.6" are claims. */
function saysNothing(left: Side, right: Side): boolean {
  return left.isNumber && right.isNumber && !left.isPercent && !right.isPercent;
}

function agree(left: Side, right: Side, approximate: boolean): boolean {
  const difference = Math.abs(left.value - right.value);
  const size = Math.max(Math.abs(left.value), Math.abs(right.value));
  if (difference <= size * 1e-9) return true;
  // Two expressions: a rounded number in one of them may make them differ a little.
  if (!left.isPlain && !right.isPlain) return difference <= size * 0.01;
  if (approximate && difference <= size * 0.02) return true;
  return roundsTo(right, difference) || roundsTo(left, difference);
}

function roundsTo(side: Side, difference: number): boolean {
  return side.isPlain && side.digits > 0 && difference <= 0.5 * 10 ** -side.digits * (1 + 1e-9);
}

/** "0.75 x 100 = 75 %" is how people write it. */
function agreeAsPercent(left: Side, right: Side): boolean {
  return right.isPercent && Math.abs(left.value - right.value * 100) <= 0.5 * 10 ** (2 - right.digits);
}
