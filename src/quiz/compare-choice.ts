import { type Choice, isPlaced, type Snapshot } from './snapshot.ts';

/** How many parts of the choice are right: options picked, or places filled. All of them make it correct. */
export function countRight({ type, key }: Pick<Snapshot, 'type' | 'key'>, choice: Choice): number {
  return isPlaced(type)
    ? key.filter((position, place) => choice[place] === position).length
    : choice.filter(position => key.includes(position)).length;
}

/** Options that the choice got wrong: picked though wrong, left out though right, or put in a wrong place. */
export function missedOptions({ type, key }: Pick<Snapshot, 'type' | 'key'>, choice: Choice): Set<number> {
  return new Set(
    isPlaced(type)
      ? key.filter((position, place) => choice[place] !== position)
      : [...key.filter(right => !choice.includes(right)), ...choice.filter(own => !key.includes(own))],
  );
}
