import { type Markup, mrkdwn, shorten } from '../text.ts';

/** Longer than any real question; a button carries at most 2,000 characters. */
const LONGEST_SHOWN = 300;

/** A question as it can be shown and carried by a button. */
export function shownQuestion(question: string): string {
  return shorten(question.replaceAll(UNSEEN, ' ').replaceAll(/\s+/g, ' ').trim(), LONGEST_SHOWN);
}

export function askedLine(question: string): Markup {
  const shown = shownQuestion(question);
  return shown === '' ? mrkdwn`Asked: (nothing to read)` : mrkdwn`Asked: ${shown}`;
}

/** Control characters, and those that turn the direction of writing for everything after them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
