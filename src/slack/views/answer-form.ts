import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { Entered } from '../../quiz/check-choice.ts';
import { isPlaced, type Snapshot } from '../../quiz/snapshot.ts';
import { section } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { mrkdwn, shorten } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { optionBlock } from './question-blocks.ts';

export interface AnswerFormOptions {
  /** What stands in the form when it opens. */
  entered?: Entered;
  /** The form can be submitted with nothing or only a part of it filled in. */
  optional?: boolean;
  /** Each change is told at once, not only when the form is submitted. */
  dispatches?: boolean;
  /** Begins every block id. A view that goes on to another question needs another key, or Slack keeps the inputs. */
  key?: string;
}

const KEY = 'answer';

/** The id of the input for a place; a list to pick from is place 0. */
export function inputIdOf(place: number, key = KEY): string {
  return `${key}:${place}`;
}

/** The question with its inputs, for a modal: whatever is too long for an input stands whole above it. */
export function answerFormBlocks(snapshot: Snapshot, options: AnswerFormOptions = {}): KnownBlock[] {
  const isCut = snapshot.options.some((_, position) => optionOf(snapshot, position).text.text.endsWith('…'));
  return [
    section(mrkdwn`${snapshot.stem}`),
    ...(isPlaced(snapshot.type) || isCut ? [optionBlock(snapshot)] : []),
    ...answerInputs(snapshot, options),
  ];
}

/** One list to pick from, or one menu per place. `read-answer.ts` reads what was entered. */
function answerInputs(snapshot: Snapshot, form: AnswerFormOptions = {}): InputBlock[] {
  const options = snapshot.options.map((_, position) => optionOf(snapshot, position));
  const enteredIn = (place: number) => options[form.entered?.[place] ?? -1];
  const input = (place: number, label: string, element: InputBlock['element']): InputBlock => ({
    type: 'input',
    block_id: inputIdOf(place, form.key),
    label: { type: 'plain_text', text: shorten(label, LIMITS.inputLabel) },
    element,
    ...(form.optional && { optional: true }),
    ...(form.dispatches && { dispatch_action: true }),
  });
  if (isPlaced(snapshot.type)) {
    return snapshot.key.map((_, place) => {
      const entered = enteredIn(place);
      return input(place, labelOf(snapshot, place), {
        type: 'static_select',
        action_id: inputIdOf(place, form.key),
        placeholder: { type: 'plain_text', text: 'Choose an option' },
        options,
        ...(entered && { initial_option: entered }),
      });
    });
  }
  const picked = snapshot.options.flatMap((_, place) => enteredIn(place) ?? []);
  const [only] = picked;
  const asked = snapshot.key.length;
  return [
    snapshot.type === 'single'
      ? input(0, 'Your answer', {
          type: 'radio_buttons',
          action_id: inputIdOf(0, form.key),
          options,
          ...(only && { initial_option: only }),
        })
      : input(0, `Choose exactly ${asked}`, {
          type: 'checkboxes',
          action_id: inputIdOf(0, form.key),
          options,
          ...(only && { initial_options: picked }),
        }),
  ];
}

/** As many as the most options that a question has. */
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'] as const;

function labelOf({ type, prompts }: Snapshot, place: number): string {
  return type === 'matching'
    ? `${place + 1}. ${prompts[place] ?? ''}`
    : (ORDINALS[place] ?? `Place ${place + 1}`);
}

function optionOf({ options }: Snapshot, position: number): PlainTextOption & { value: string } {
  const text = shorten(`${letterOf(position)}  ${options[position]?.text ?? ''}`, LIMITS.optionText);
  return { text: { type: 'plain_text', text }, value: String(position) };
}
