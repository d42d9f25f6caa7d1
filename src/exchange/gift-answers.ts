import type { OptionDraft, QuestionDraft } from './draft.ts';
import { cutAtMarks, indexOfMark, readGiftText, unescapeGift } from './gift-text.ts';

export type GiftAnswers =
  | ({ kind: 'answers' } & Pick<QuestionDraft, 'type' | 'options' | 'pairs'>)
  | { kind: 'no such type'; type: string };

/** What stands between { and }; how Moodle tells the types apart. */
export function readGiftAnswers(text: string): GiftAnswers {
  if (text === '') return { kind: 'no such type', type: 'an essay' };
  if (text.startsWith('#')) return { kind: 'no such type', type: 'a numerical question' };
  if (/^(?:T|F|TRUE|FALSE)\s*(?:#|$)/.test(text)) return { kind: 'no such type', type: 'true or false' };
  const pieces = cutAtMarks(text, '=~').slice(1);
  if (!pieces.some(piece => piece.startsWith('~'))) return readPairs(pieces);
  const hasOneAnswer = pieces.filter(piece => piece.startsWith('=')).length === 1;
  return { kind: 'answers', type: hasOneAnswer ? 'single' : 'multiple', options: pieces.map(readOption) };
}

function readPairs(pieces: readonly string[]): GiftAnswers {
  const arrows = pieces.map(piece => piece.indexOf('->'));
  if (pieces.length < 2 || arrows.includes(-1)) return { kind: 'no such type', type: 'a short answer' };
  return {
    kind: 'answers',
    type: 'matching',
    // Moodle takes these as they are, without a format.
    options: pieces.map((piece, index) => ({
      text: unescapeGift(piece.slice((arrows[index] ?? 0) + 2).trim()),
    })),
    pairs: pieces.map((piece, option) => ({ prompt: readGiftText(piece.slice(1, arrows[option])), option })),
  };
}

function readOption(piece: string): OptionDraft {
  const content = piece.slice(1).trim();
  const weight = /^%(-?[\d.]+)%/.exec(content);
  const rest = content.slice(weight?.[0].length ?? 0);
  const hash = indexOfMark(rest, '#');
  return {
    text: readGiftText(hash < 0 ? rest : rest.slice(0, hash)),
    correct: piece.startsWith('=') || Number(weight?.[1] ?? 0) > 0,
    why: hash < 0 ? undefined : readGiftText(rest.slice(hash + 1)) || undefined,
  };
}
