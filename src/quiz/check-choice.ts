import { type Choice, isPlaced, type Snapshot } from './snapshot.ts';

/**
 * What stands in an answer form. Where each option has a place, one entry per place, undefined while it is empty;
 * else the positions that were picked.
 */
export type Entered = readonly (number | undefined)[];

export type CheckedChoice =
  | { kind: 'choice'; choice: Choice }
  /** `places` are the empty ones; none where options are picked from a list. */
  | { kind: 'too-few'; asked: number; places: number[] }
  | { kind: 'too-many'; asked: number }
  /** Each of `places` has an option that stands in an earlier place too. */
  | { kind: 'doubled'; places: number[] }
  /** An option that the question does not have. */
  | { kind: 'unknown-option' };

/** Whether what was entered is a whole answer, with exactly as many options as asked for, none of them twice. */
export function checkChoice(
  snapshot: Pick<Snapshot, 'type' | 'key' | 'options'>,
  entered: Entered,
): CheckedChoice {
  const asked = snapshot.key.length;
  const choice = entered.filter(position => position !== undefined);
  if (choice.some(position => snapshot.options[position] === undefined)) return { kind: 'unknown-option' };
  if (choice.length > asked) return { kind: 'too-many', asked };
  if (choice.length < asked) {
    const empty = isPlaced(snapshot.type)
      ? snapshot.key.flatMap((_, place) => (entered[place] === undefined ? [place] : []))
      : [];
    return { kind: 'too-few', asked, places: empty };
  }
  const doubled = choice.flatMap((position, place) => (choice.indexOf(position) < place ? [place] : []));
  return doubled.length > 0 ? { kind: 'doubled', places: doubled } : { kind: 'choice', choice };
}
