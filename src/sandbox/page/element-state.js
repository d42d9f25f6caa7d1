/** What interactive elements hold: Slack's `state.values`, from the blocks and from what was entered. Pure. */

/** @import { AnyBlock, KnownBlock } from '@slack/types' */
/** @import { ElementState, InputState } from '../page-protocol.ts' */

/** @typedef {{ type: string, action_id?: string } & Record<string, any>} AnyElement An element as it came over the wire. */
/** @typedef {{ blockId: string, element: AnyElement, block: KnownBlock }} Placed */
/** @typedef {(blockId: string, actionId: string) => ElementState | undefined} Entered */

const REQUIRED = 'Please complete this required field.';

/**
 * @param {KnownBlock | AnyBlock} block
 * @param {number} index Its place; Slack names blocks that have no id.
 */
export function blockIdOf(block, index) {
  return block.block_id ?? `block-${index}`;
}

/**
 * The elements of the blocks that hold a value.
 * @param {AnyBlock[]} blocks
 * @returns {Placed[]}
 */
export function statefulElements(blocks) {
  return blocks.flatMap((any, index) => {
    const block = /** @type {KnownBlock} */ (any);
    const blockId = blockIdOf(block, index);
    return elementsOf(block)
      .filter(element => emptyState(element) !== undefined)
      .map(element => ({ blockId, element, block }));
  });
}

/**
 * The value an element has before anyone touched it; undefined for those that hold none, like buttons.
 * @param {AnyElement} element
 * @returns {ElementState | undefined}
 */
export function emptyState(element) {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return undefined;
  }
}

/**
 * @param {AnyBlock[]} blocks
 * @param {Entered} entered
 * @returns {InputState}
 */
export function stateOf(blocks, entered) {
  /** @type {InputState} */
  const state = {};
  for (const { blockId, element } of statefulElements(blocks)) {
    const actionId = element.action_id ?? '';
    const value = entered(blockId, actionId) ?? emptyState(element);
    if (value) state[blockId] = { ...state[blockId], [actionId]: value };
  }
  return state;
}

/**
 * What Slack refuses before the app hears of it: a sentence by block id.
 * @param {AnyBlock[]} blocks
 * @param {InputState} state
 * @returns {Record<string, string>}
 */
export function problemsOf(blocks, state) {
  /** @type {Record<string, string>} */
  const problems = {};
  for (const { blockId, element, block } of statefulElements(blocks)) {
    if (block.type !== 'input') continue;
    const value = state[blockId]?.[element.action_id ?? ''];
    const problem = isEmpty(value)
      ? block.optional
        ? undefined
        : REQUIRED
      : valueProblem(element, value?.value ?? '');
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

/**
 * @param {AnyElement} element
 * @param {string} value
 * @returns {string | undefined}
 */
function valueProblem(element, value) {
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(element, value.length);
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Enter a valid URL, with https:// in front.';
    default:
      return undefined;
  }
}

/**
 * @param {AnyElement} element
 * @param {number} length
 */
function lengthProblem({ min_length: min, max_length: max }, length) {
  if (min !== undefined && length < min) return `Please write at least ${min} characters.`;
  if (max !== undefined && length > max) return `Please write at most ${max} characters. You have ${length}.`;
  return undefined;
}

/**
 * @param {AnyElement} element
 * @param {string} value
 */
function numberProblem({ is_decimal_allowed: decimals, min_value: min, max_value: max }, value) {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return 'Enter a number.';
  if (!decimals && !/^-?\d+$/.test(value)) return 'Enter a whole number.';
  if (min !== undefined && Number(value) < Number(min)) return `Enter ${min} or more.`;
  if (max !== undefined && Number(value) > Number(max)) return `Enter ${max} or less.`;
  return undefined;
}

/** @param {ElementState | undefined} state */
function isEmpty(state) {
  const [held] = Object.entries(state ?? {}).flatMap(([name, value]) => (name === 'type' ? [] : [value]));
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}

/**
 * @param {KnownBlock} block
 * @returns {AnyElement[]}
 */
function elementsOf(block) {
  switch (block.type) {
    case 'input':
      return [/** @type {AnyElement} */ (block.element)];
    case 'actions':
      return /** @type {AnyElement[]} */ (block.elements);
    case 'section':
      return block.accessory ? [/** @type {AnyElement} */ (block.accessory)] : [];
    default:
      return [];
  }
}
