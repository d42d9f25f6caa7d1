import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { QUESTION_TYPES, type Snapshot } from '../../src/quiz/snapshot.ts';
import { interactiveElements } from '../../src/sandbox/block-kit/interactive.ts';
import { getModal } from '../../src/sandbox/block-kit/view.ts';
import { stateFrom } from '../../src/sandbox/workspace/input-state.ts';
import { readAnswer, readEntered } from '../../src/slack/read-answer.ts';
import type { Inputs } from '../../src/slack/submission.ts';
import { type AnswerFormOptions, answerFormBlocks } from '../../src/slack/views/answer-form.ts';
import { aQuestionOf } from './a-question-of.ts';

/** What Slack hands over when the form of this question is filled in: by block, a position or several. */
function filled(
  snapshot: Snapshot,
  values: Record<string, number | number[]>,
  options?: AnswerFormOptions,
): Inputs {
  const elements = interactiveElements(answerFormBlocks(snapshot, options));
  return Object.fromEntries(
    elements.map(({ blockId, element }) => {
      const value = values[blockId];
      const choice = Array.isArray(value) ? value.map(String) : value === undefined ? value : String(value);
      const state =
        choice === undefined
          ? { type: element.type, selected_option: null, selected_options: [] }
          : stateFrom(element, choice);
      return [blockId, { [element.action_id]: state }];
    }),
  ) as Inputs;
}

describe('an answer form', () => {
  test.each([
    ['single', { 'answer:0': 2 }, [2]],
    ['multiple', { 'answer:0': [3, 1] }, [3, 1]],
    ['ordering', { 'answer:0': 2, 'answer:1': 0, 'answer:2': 1 }, [2, 0, 1]],
    ['matching', { 'answer:0': 1, 'answer:1': 2, 'answer:2': 0 }, [1, 2, 0]],
  ] as const)('for a %s question is read as what was chosen', (type, values, choice) => {
    const snapshot = aQuestionOf(type);
    const given = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, value as number | number[]]),
    );
    const read = readAnswer(snapshot, filled(snapshot, given));
    expect(read.kind === 'choice' && read.choice.toSorted()).toEqual(choice.toSorted());
    if (type !== 'multiple') expect(read).toEqual({ kind: 'choice', choice });
  });

  test.each([
    ['multiple', { 'answer:0': [0, 1, 2] }, { 'answer:0': 'Choose exactly 2, not more.' }],
    ['multiple', { 'answer:0': [0] }, { 'answer:0': 'Choose exactly 2, not fewer.' }],
    ['multiple', {}, { 'answer:0': 'Choose exactly 2, not fewer.' }],
    [
      'ordering',
      { 'answer:1': 0 },
      { 'answer:0': 'Choose an option here.', 'answer:2': 'Choose an option here.' },
    ],
    [
      'matching',
      { 'answer:0': 1, 'answer:1': 1, 'answer:2': 0 },
      { 'answer:1': 'This option stands further up already. Each one is used once.' },
    ],
  ] as const)('for a %s question filled with %o says what to change', (type, values, errors) => {
    const snapshot = aQuestionOf(type);
    const given = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, value as number | number[]]),
    );
    expect(readAnswer(snapshot, filled(snapshot, given))).toEqual({ kind: 'errors', errors });
  });

  test('takes no option that the question does not have', () => {
    const selected_option = { value: 'x', text: { type: 'plain_text', text: 'x' } } as const;
    const inputs = { 'answer:0': { 'answer:0': { type: 'radio_buttons', selected_option } } };
    expect(readAnswer(aQuestionOf('single'), inputs)).toEqual({
      kind: 'errors',
      errors: { 'answer:0': 'This form does not fit the question. Please close it and open it once more.' },
    });
  });

  test.each(QUESTION_TYPES)('for a %s question opens with what stood in it', type => {
    const snapshot = aQuestionOf(type);
    const options = { entered: snapshot.key, key: 'item-3' };
    const elements = interactiveElements(answerFormBlocks(snapshot, options));
    const inputs = Object.fromEntries(
      elements.map(({ blockId, element }) => [
        blockId,
        {
          [element.action_id]: {
            selected_option: element.initial_option,
            selected_options: element.initial_options,
          },
        },
      ]),
    ) as Inputs;
    expect(readEntered(snapshot, inputs, 'item-3')).toEqual(snapshot.key);
    expect(readEntered(snapshot, inputs)).not.toEqual(snapshot.key);
  });

  test('tells by its labels what each input is for', () => {
    const labels = (snapshot: Snapshot) =>
      answerFormBlocks(snapshot).flatMap(block => (block.type === 'input' ? [block.label.text] : []));
    expect(labels(aQuestionOf('multiple'))).toEqual(['Choose exactly 2']);
    expect(labels(aQuestionOf('ordering'))).toEqual(['First', 'Second', 'Third']);
    expect(labels(aQuestionOf('matching'))).toEqual(['1. Needs labels', '2. Needs traffic', '3. Needs time']);
  });

  test('shows an option whole that is too long for its input', () => {
    const long = `${'word '.repeat(39)}end`;
    const snapshot = {
      ...aQuestionOf('multiple'),
      options: Array.from({ length: 4 }, () => ({ text: long, why: '' })),
    };
    const view: ModalView = {
      type: 'modal',
      title: { type: 'plain_text', text: 'x' },
      submit: { type: 'plain_text', text: 'x' },
      blocks: answerFormBlocks(snapshot),
    };
    expect(() => getModal(view)).not.toThrow();
    expect(JSON.stringify(view.blocks)).toContain(long);
  });
});
