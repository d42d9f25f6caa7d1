// What stands in the inputs of a message or a view: `state.values` in Slack's payloads.
import { z } from 'zod';
import { type Element, interactiveElements, optionsOf } from '../block-kit/interactive.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { ElementState, InputState } from '../page-protocol.ts';

/** Which field of the state holds the value of an element type, and where its start value comes from. */
const valueFields: Record<string, { field: keyof ElementState; initial: string; empty: null | 'list' }> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: 'list' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: 'list' },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: 'list' },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: 'list' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: 'list' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: 'list',
  },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
};

/** An overflow menu forgets at once what was chosen, so it is no part of the state. */
const overflowField = { field: 'selected_option', initial: '', empty: null } as const;

export function holdsState(type: string): boolean {
  return Object.hasOwn(valueFields, type);
}

/** The start values of all inputs. */
export function initialState(blocks: readonly unknown[]): InputState {
  const state: InputState = {};
  for (const { blockId, element } of interactiveElements(blocks)) {
    const spec = valueFields[element.type];
    if (spec === undefined) continue;
    const initial = element[spec.initial] ?? (spec.empty === 'list' ? [] : null);
    state[blockId] = { ...state[blockId], [element.action_id]: withField(element.type, spec.field, initial) };
  }
  return state;
}

/** Values given for inputs that still exist replace those that stand there; anything else is ignored. */
export function mergeState(current: InputState, given: InputState): InputState {
  const merged: InputState = {};
  for (const [blockId, actions] of Object.entries(current)) {
    merged[blockId] = {};
    for (const [actionId, value] of Object.entries(actions)) {
      const other = given[blockId]?.[actionId];
      merged[blockId][actionId] =
        other !== undefined && other.type === value.type ? { ...value, ...other } : value;
    }
  }
  return merged;
}

/** A plain value as the element's state; an option is named by its `value` or by its text. */
export function stateFrom(element: Element, value: unknown): ElementState {
  const spec = element.type === 'overflow' ? overflowField : valueFields[element.type];
  if (spec === undefined) throw new Error(`a ${element.type} takes no value`);
  const byName = (name: unknown) => {
    // The options of an external menu come from the app, so they are given whole.
    if (optionsOf(element).length === 0) return name;
    const option = optionsOf(element).find(
      candidate => candidate.value === name || optionText(candidate) === name,
    );
    if (option === undefined) throw new Error(`${element.action_id} has no option ${JSON.stringify(name)}`);
    return option;
  };
  const list = z.array(z.unknown());
  if (spec.field === 'selected_option') {
    return withField(element.type, spec.field, value === null ? null : byName(value));
  }
  if (spec.field === 'selected_options')
    return withField(element.type, spec.field, list.parse(value).map(byName));
  return withField(element.type, spec.field, value);
}

export function isEmpty(state: ElementState | undefined): boolean {
  if (state === undefined) return true;
  const { type: _, ...rest } = state;
  return Object.values(rest).every(
    value => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

export function optionText(option: JsonObject): unknown {
  return jsonObject.safeParse(option.text).data?.text;
}

function withField(type: string, field: keyof ElementState, value: unknown): ElementState {
  return { type, [field]: value };
}
