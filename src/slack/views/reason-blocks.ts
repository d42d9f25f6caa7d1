import type { SectionBlock } from '@slack/types';
import { type Choice, isPlaced, type Snapshot } from '../../quiz/snapshot.ts';
import { section } from '../blocks.ts';
import { type Markup, mrkdwn } from '../text.ts';
import { letterOf } from './option-letter.ts';

/**
 * Every option with its reason, in the right order where there is one; words, not only signs, say which is which.
 * `chosen` is undefined where no answer of anybody's is shown. `only` leaves out all options but these.
 */
export function reasonBlocks(
  snapshot: Snapshot,
  chosen: Choice | undefined,
  only?: ReadonlySet<number>,
): SectionBlock[] {
  const shown = isPlaced(snapshot.type)
    ? snapshot.key.map((position, place) => ({ position, reason: placedReason(snapshot, chosen, place) }))
    : snapshot.options.map((_, position) => ({ position, reason: pickedReason(snapshot, chosen, position) }));
  return shown
    .filter(({ position }) => only?.has(position) ?? true)
    .map(({ position, reason }) => section(mrkdwn`${reason}\n${snapshot.options[position]?.why ?? ''}`));
}

function pickedReason(snapshot: Snapshot, chosen: Choice | undefined, position: number): Markup {
  const right = snapshot.key.includes(position);
  const yours = chosen?.includes(position) ?? false;
  const missed = chosen !== undefined && right && !yours && snapshot.type === 'multiple';
  const notes = [right ? 'right' : 'wrong', ...(yours ? ['your answer'] : missed ? ['you left it out'] : [])];
  return mrkdwn`${right ? '✅' : '➖'} *${optionText(snapshot, position)}* (${notes.join(', ')})`;
}

function placedReason(snapshot: Snapshot, chosen: Choice | undefined, place: number): Markup {
  const { key, prompts, type } = snapshot;
  const position = key[place] ?? 0;
  const option = optionText(snapshot, position);
  const right =
    type === 'matching'
      ? mrkdwn`*${place + 1}.* ${prompts[place] ?? ''}: *${option}*`
      : mrkdwn`*${place + 1}.  ${option}*`;
  if (!chosen) return right;
  const yours = chosen[place];
  if (yours === position) return mrkdwn`✅ ${right} (right)`;
  const instead =
    type === 'matching'
      ? `wrong: you chose ${letterOf(yours ?? 0)}`
      : `wrong: you put it in place ${chosen.indexOf(position) + 1}`;
  return mrkdwn`➖ ${right} (${instead})`;
}

function optionText({ options }: Snapshot, position: number): string {
  return `${letterOf(position)}  ${options[position]?.text ?? ''}`;
}
