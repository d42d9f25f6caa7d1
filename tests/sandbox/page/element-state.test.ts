import { expect, test } from 'vitest';
import { problemsOf, stateOf } from '../../../src/sandbox/page/element-state.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (blockId: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: blockId,
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
const untouched = () => undefined;

test('untouched elements hold their first values, buttons hold none', () => {
  const one = { text: plain('One'), value: '1' };
  const blocks = [
    input('text', { type: 'plain_text_input' }),
    input('pick', { type: 'static_select', initial_option: one, options: [one] }),
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        { type: 'button', action_id: 'go' },
        { type: 'datepicker', action_id: 'day', initial_date: '2026-11-23' },
        { type: 'checkboxes', action_id: 'boxes', options: [one] },
      ],
    },
    { type: 'section', block_id: 'side', accessory: { type: 'multi_users_select', action_id: 'who' } },
  ];
  expect(stateOf(blocks, untouched)).toEqual({
    text: { a: { type: 'plain_text_input', value: null } },
    pick: { a: { type: 'static_select', selected_option: one } },
    row: {
      day: { type: 'datepicker', selected_date: '2026-11-23' },
      boxes: { type: 'checkboxes', selected_options: [] },
    },
    side: { who: { type: 'multi_users_select', selected_users: [] } },
  });
});

test('what was entered goes before what stood there', () => {
  const blocks = [input('text', { type: 'plain_text_input', initial_value: 'old' })];
  const entered = () => ({ type: 'plain_text_input', value: 'new' });
  expect(stateOf(blocks, entered)).toEqual({ text: { a: { type: 'plain_text_input', value: 'new' } } });
});

test.each<[string, object, string | null, string | undefined]>([
  ['a required text', { type: 'plain_text_input' }, null, 'Please complete this required field.'],
  ['a short text', { type: 'plain_text_input', min_length: 3 }, 'ab', 'Please write at least 3 characters.'],
  [
    'a long text',
    { type: 'plain_text_input', max_length: 3 },
    'abcd',
    'Please write at most 3 characters. You have 4.',
  ],
  ['a word for a number', { type: 'number_input', is_decimal_allowed: true }, 'ten', 'Enter a number.'],
  ['a broken number', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'Enter a whole number.'],
  [
    'a small number',
    { type: 'number_input', is_decimal_allowed: false, min_value: '5' },
    '4',
    'Enter 5 or more.',
  ],
  [
    'a large number',
    { type: 'number_input', is_decimal_allowed: false, max_value: '5' },
    '6',
    'Enter 5 or less.',
  ],
  ['a mail address', { type: 'email_text_input' }, 'anna', 'Enter a valid email address.'],
  ['an address', { type: 'url_text_input' }, 'example', 'Enter a valid URL, with https:// in front.'],
  ['a good number', { type: 'number_input', is_decimal_allowed: true, min_value: '1' }, '1.5', undefined],
])('%s', (_title, element, value, problem) => {
  const blocks = [input('b', element)];
  const state = { b: { a: { type: 'x', value } } };
  expect(problemsOf(blocks, state).b).toBe(problem);
});

test('an optional input may stay empty', () => {
  const blocks = [input('b', { type: 'checkboxes', options: [] }, { optional: true })];
  expect(problemsOf(blocks, stateOf(blocks, untouched))).toEqual({});
});
