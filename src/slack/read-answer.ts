import { type CheckedChoice, checkChoice, type Entered } from '../quiz/check-choice.ts';
import { type Choice, isPlaced, type Snapshot } from '../quiz/snapshot.ts';
import type { Inputs } from './submission.ts';
import { inputIdOf } from './views/answer-form.ts';

export type ReadAnswer =
  | { kind: 'choice'; choice: Choice }
  /** A sentence under each input that needs a change, by block id. */
  | { kind: 'errors'; errors: Record<string, string> };

/** The whole answer that a submitted form holds, or what is wrong with it. `key` is the form's. */
export function readAnswer(snapshot: Snapshot, inputs: Inputs, key?: string): ReadAnswer {
  const checked = checkChoice(snapshot, readEntered(snapshot, inputs, key));
  return checked.kind === 'choice' ? checked : { kind: 'errors', errors: errorsOf(checked, key) };
}

/** What stands in a submitted form, whole or not. A value that is no number is an option that no question has. */
export function readEntered(snapshot: Snapshot, inputs: Inputs, key?: string): Entered {
  const at = (place: number) => Object.values(inputs[inputIdOf(place, key)] ?? {})[0];
  if (isPlaced(snapshot.type)) {
    return snapshot.key.map((_, place) => positionOf(at(place)?.selected_option?.value));
  }
  const { selected_option: one, selected_options: several } = at(0) ?? {};
  return (one ? [one] : (several ?? [])).map(({ value }) => positionOf(value));
}

function positionOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function errorsOf(
  checked: Exclude<CheckedChoice, { kind: 'choice' }>,
  key: string | undefined,
): Record<string, string> {
  const under = (places: readonly number[], sentence: string) =>
    Object.fromEntries(places.map(place => [inputIdOf(place, key), sentence]));
  switch (checked.kind) {
    case 'too-many':
      return under([0], `Choose exactly ${checked.asked}, not more.`);
    case 'too-few':
      return checked.places.length > 0
        ? under(checked.places, 'Choose an option here.')
        : under([0], `Choose exactly ${checked.asked}, not fewer.`);
    case 'doubled':
      return under(checked.places, 'This option stands further up already. Each one is used once.');
    case 'unknown-option':
      return under([0], 'This form does not fit the question. Please close it and open it once more.');
  }
}
