import { isPlaced, type Snapshot } from '../../src/quiz/snapshot.ts';
import { inputIdOf } from '../../src/slack/views/answer-form.ts';

/** The values of an answer form, by input, when this is entered. */
export function filledWith(
  { type }: Pick<Snapshot, 'type'>,
  entered: readonly number[],
): Record<string, string | string[]> {
  return isPlaced(type)
    ? Object.fromEntries(entered.map((position, place) => [inputIdOf(place), String(position)]))
    : { [inputIdOf(0)]: type === 'single' ? String(entered[0]) : entered.map(String) };
}
