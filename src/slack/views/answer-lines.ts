import { countRight } from '../../quiz/compare-choice.ts';
import { type Choice, isPlaced, type Snapshot } from '../../quiz/snapshot.ts';
import type { Answer } from '../../store/answers.ts';
import type { Round } from '../../store/round-row.ts';
import { type DateStyle, dayText } from '../dates.ts';
import { lines, type Markup, mrkdwn, shorten } from '../text.ts';

/** One past answer: verdict, day and question; for a wrong one also what was chosen and what is right, in words. */
export function answerLines(
  { answer, round }: { answer: Answer; round: Round },
  dates: Pick<DateStyle, 'language'>,
): Markup {
  const { snapshot, localDay } = round;
  const asked = mrkdwn`${dayText(localDay, dates, 'short')} · ${shorten(snapshot.stem, 70)}`;
  if (answer.correct) return mrkdwn`✅ *Right* · ${asked}`;
  return lines([
    mrkdwn`❌ *Wrong* · ${asked}`,
    ...differences(answer.chosen, snapshot).map(line => mrkdwn`> ${line}`),
  ]);
}

/** Of several parts only those that were wrong: the others would hide them. */
function differences(chosen: Choice, snapshot: Snapshot): string[] {
  const { type, key, options, prompts } = snapshot;
  const textOf = (position: number): string => options[position]?.text ?? '';
  const listed = (texts: readonly string[]): string => shorten(texts.join('; '), LONGEST);
  if (type === 'single') {
    return [`You chose: ${listed(chosen.map(textOf))}`, `Right is: ${listed(key.map(textOf))}`];
  }
  if (isPlaced(type)) {
    const misplaced = key.flatMap((position, place) =>
      chosen[place] === position ? [] : [`${prompts[place] ?? place + 1}: ${textOf(position)}`],
    );
    return [`${countRight(snapshot, chosen)} of ${key.length} in place`, `Right is: ${listed(misplaced)}`];
  }
  const wrong = chosen.filter(position => !key.includes(position)).map(textOf);
  const leftOut = key.filter(position => !chosen.includes(position)).map(textOf);
  return [
    ...(wrong.length > 0 ? [`Not right: ${listed(wrong)}`] : []),
    ...(leftOut.length > 0 ? [`You left out: ${listed(leftOut)}`] : []),
  ];
}

const LONGEST = 160;
