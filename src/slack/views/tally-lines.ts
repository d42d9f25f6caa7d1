import { isPlaced, type Snapshot } from '../../quiz/snapshot.ts';
import type { Tally } from '../../quiz/tally.ts';
import { type Markup, mrkdwn } from '../text.ts';
import { bar } from './bar.ts';
import { letterOf } from './option-letter.ts';

/** A count and a bar per option, or, where options have places, per place in the right order, and what many got wrong. */
export function tallyLines(snapshot: Snapshot, { answered, perOption, mistake }: Tally): Markup[] {
  const countOf = (position: number) => perOption[position] ?? 0;
  if (!isPlaced(snapshot.type)) {
    return snapshot.options.map((_, position) => {
      const right = snapshot.key.includes(position) ? ', right' : '';
      return mrkdwn`${letterOf(position)}: ${shareOf(countOf(position), answered, right)}`;
    });
  }
  return [
    mrkdwn`How many had each place right:`,
    ...snapshot.key.map((position, place) => {
      const where = `${place + 1} ${snapshot.type === 'matching' ? 'with ' : ''}${letterOf(position)}`;
      return mrkdwn`${where}: ${shareOf(countOf(position), answered)}`;
    }),
    ...(mistake ? [mistakeLine(snapshot, mistake)] : []),
  ];
}

function mistakeLine(
  { type, key }: Snapshot,
  { place, position, count }: NonNullable<Tally['mistake']>,
): Markup {
  const right = letterOf(key[place] ?? 0);
  const chosen = letterOf(position);
  return type === 'matching'
    ? mrkdwn`Most common mistake: ${count} matched ${place + 1} with ${chosen}, not ${right}`
    : mrkdwn`Most common mistake: ${count} put ${chosen} in place ${place + 1}, not ${right}`;
}

function shareOf(count: number, answered: number, note = ''): string {
  return `${count} of ${answered}${note}  ${bar(answered === 0 ? 0 : count / answered)}`;
}
