import type { Answer, FoundAnswer } from '../guide/answer.ts';
import { askAgain, followUpOf } from '../guide/follow-up.ts';
import { INTENTS } from '../guide/intent.ts';
import type { Library } from '../library.ts';
import type { Talk } from '../store/talks.ts';

/** How long a conversation's subject is remembered: over lunch, not over night. */
export const TALK_MS = 12 * 60 * 60_000;

/** A question with its answer; the question is whole even where somebody typed half of it. */
export interface Answered {
  question: string;
  answer: Answer;
}

/** What the guide says to a message in a conversation. Without a subject before it, it is a question like any other. */
export function answerTalk(library: Library, typed: string, before: Talk | undefined): Answered {
  const asked = (question: string): Answered => ({ question, answer: library.ask(question) });
  const section = before && library.findSection(before.section);
  if (!section) return asked(typed);
  const meant = followUpOf(typed);
  switch (meant.kind) {
    case 'new':
      return asked(meant.question);
    case 'about':
      return { question: typed, answer: library.answerFrom(section, typed) };
    case 'other':
      return asked(askAgain(INTENTS.find(intent => intent === before.intent) ?? 'definition', meant.subject));
    case 'difference':
      return asked(`difference between ${shortTitle(section.title)} and ${meant.from}`);
  }
}

/** What the next message may refer to; undefined when nothing was answered. */
export function talkOf(answer: Answer): Talk | undefined {
  return answer.kind === 'answer' ? talkAbout(answer) : undefined;
}

function talkAbout({ section, intent }: FoundAnswer): Talk {
  return { section: section.id, intent };
}

/** People compare "Recall" with something, not "Recall (Sensitivity)". */
function shortTitle(title: string): string {
  return title.replace(/\s*\([^)]*\)/, '');
}
