import { type Intent, intentOf } from './intent.ts';
import { termsOf } from './search-terms.ts';
import { WANTED } from './wanted-words.ts';

/** What somebody means who goes on talking after an answer. */
export type FollowUp =
  /** A question that says all it needs, without the "and" before it. */
  | { kind: 'new'; question: string }
  /** More about what was answered last. */
  | { kind: 'about'; question: string }
  /** The same as was asked last, about something else. */
  | { kind: 'other'; subject: string }
  /** How what was answered last differs from something else. */
  | { kind: 'difference'; from: string };

/**
 * Reads a message that follows an answer. Whoever names a thing of their own in a whole sentence asks something new:
 * what was said before must never change the meaning of a complete question.
 */
export function followUpOf(typed: string): FollowUp {
  const text = typed.replaceAll(/\s+/g, ' ').trim();
  if (text.length > LONGEST) return { kind: 'new', question: text };
  const bare = text.replace(/[\s?!.…]+$/, '');
  const from = DIFFERENCE.map(form => form.exec(bare)).find(match => match !== null);
  if (from && contentOf(from[1] ?? '').length === 0 && contentOf(from[2] ?? '').length > 0) {
    return { kind: 'difference', from: withoutLead(from[2] ?? '') };
  }
  const rest = bare.replace(CONNECTIVE, '');
  const goesOn = rest !== bare;
  const content = contentOf(rest);
  if (content.length === 0)
    return isElliptic(rest, goesOn) ? { kind: 'about', question: text } : { kind: 'new', question: text };
  const isWhole = SENTENCE.test(rest) || !['definition', 'other', 'list'].includes(intentOf(rest));
  if (!goesOn || isWhole || content.length > MOST_CONTENT) {
    return { kind: 'new', question: goesOn ? rest : text };
  }
  return { kind: 'other', subject: withoutLead(rest) };
}

/** A question that asks for the same kind of answer about something else. */
export function askAgain(intent: Intent, subject: string): string {
  return `${LEADS[intent]} ${subject}`;
}

const LEADS: Record<Intent, string> = {
  definition: 'what is',
  other: 'what is',
  difference: 'what is',
  formula: 'how is the formula calculated of',
  example: 'an example of',
  exam: 'exam tips for',
  pitfall: 'the pitfalls of',
  limits: 'the limitations of',
  improve: 'how to improve',
  service: 'which service is for',
  when: 'when to use',
  why: 'why does it matter:',
  steps: 'the steps of',
  list: 'the types of',
};

/** Nobody goes on in more. */
const LONGEST = 200;
const MOST_CONTENT = 5;

const CONNECTIVE =
  /^(?:(?:ok(?:ay)?|so|well|great|thanks|thank you),? )*(?:and|but|or|also|plus|then|now)? ?(?:(?:what|how) about|(?:the )?same (?:for|with)|and(?: for)?)? ?(?=\S)/i;

/** Begins like a sentence of its own. */
const SENTENCE =
  /^(?:what|what's|whats|how|why|when|which|who|where|is|are|do|does|did|can|could|should|would|will|tell|explain|describe|define|show|list|name|compare)\b/i;

const DIFFERENCE: readonly RegExp[] = [
  /^(.*?\b(?:differences?|differs?|different|compared?|distinguish\w*|the same)\b.*?) (?:to|from|with|than|as|between (?:it|this|that) and) (.+)$/i,
  /^(.*?\bcompare (?:it|this|that)) (?:to|with|and) (.+)$/i,
  /^(.*?\bbetter) than (.+)$/i,
  /^((?:and )?)(?:vs\.?|versus|compared to|as opposed to) (.+)$/i,
];

const REFERENCE = /\b(?:it|its|it's|that|this|them|they|those|these|one)\b/i;

function contentOf(text: string): string[] {
  const refers = REFERENCE.test(text);
  return termsOf(text).filter(
    term => !WANTED.has(term) && !POINTERS.has(term) && !(refers && term === 'exam'),
  );
}

const POINTERS = new Set(termsOf('it this that these those one other former latter'));

/** Without a thing of its own it can only mean the last one, if it wants anything at all. */
function isElliptic(text: string, goesOn: boolean): boolean {
  if (REFERENCE.test(text)) return /\w+ \w+/.test(text);
  const wants =
    termsOf(text).some(term => WANTED.has(term)) ||
    /^(?:but )?(?:why|how|when|more|tell me more)\b/i.test(text);
  return wants || (goesOn && /\b(?:more|else)\b/i.test(text));
}

function withoutLead(text: string): string {
  return text.replace(/^(?:(?:for|of|with|about|the|a|an) )+/i, '').trim();
}
