import { countRight } from '../../quiz/compare-choice.ts';
import { isCorrect } from '../../quiz/grade.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import { type Markup, mrkdwn } from '../text.ts';
import { letterOf } from './option-letter.ts';

/** Right or not, and what was chosen beside what is right. */
export function verdictLine(snapshot: Snapshot, chosen: Choice): Markup {
  const key = choiceText(snapshot, snapshot.key);
  if (isCorrect(snapshot, chosen)) return mrkdwn`✅ *Right!* *${key}*`;
  const yours = choiceText(snapshot, chosen);
  if (snapshot.type === 'single') {
    return mrkdwn`❌ *Not this time.* You chose *${yours}*. Right is *${key}*.`;
  }
  const right = `${countRight(snapshot, chosen)} of ${snapshot.key.length}`;
  return mrkdwn`❌ *Not this time:* ${right} right, and it takes all of them.\nYou chose *${yours}*\nRight is *${key}*`;
}

/** The same for a notification, without markup. */
export function verdictText(snapshot: Snapshot, chosen: Choice): string {
  if (isCorrect(snapshot, chosen)) return 'Right!';
  return `Not this time. Right is ${choiceText(snapshot, snapshot.key)}.`;
}

/** A choice in words: one option with its text, several by letter in the form that their question asks for. */
export function choiceText({ type, options }: Snapshot, choice: Choice): string {
  const letters = choice.map(letterOf);
  switch (type) {
    case 'single':
      return choice.map(position => `${letterOf(position)} ${options[position]?.text ?? ''}`).join(', ');
    case 'multiple':
      return letters.toSorted().join(', ');
    case 'ordering':
      return letters.join(', then ');
    case 'matching':
      return letters.map((letter, place) => `${place + 1} with ${letter}`).join(', ');
  }
}
