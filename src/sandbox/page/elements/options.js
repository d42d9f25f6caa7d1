/** What can be chosen in a select: its own options, or the workspace's members and conversations. */

/** @import { ElementState } from '../../page-protocol.ts' */
/** @import { AnyElement } from '../element-state.js' */
/** @import { Scene } from '../scene.js' */

/** @typedef {NonNullable<ElementState['selected_option']>} Option */
/** @typedef {{ value: string, text: string, option: Option | undefined }} Choice */
/** @typedef {{ label: string | undefined, choices: Choice[] }} Group */

/**
 * @param {AnyElement} element
 * @param {Scene} scene
 * @returns {Group[]}
 */
export function groupsOf(element, scene) {
  const what = element.type.replace(/^multi_/, '');
  if (what === 'users_select') return [{ label: undefined, choices: memberChoices(scene) }];
  if (what === 'channels_select')
    return [{ label: undefined, choices: conversationChoices(scene, ['public']) }];
  if (what === 'conversations_select') {
    return [
      { label: undefined, choices: conversationChoices(scene, element.filter?.include ?? ['public', 'im']) },
    ];
  }
  /** @type {{ label?: { text: string }, options: any[] }[]} */
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map(({ label, options }) => ({ label: label?.text, choices: options.map(optionChoice) }));
}

/**
 * The state of a select in which these values are chosen.
 * @param {AnyElement} element
 * @param {Choice[]} chosen
 * @returns {ElementState}
 */
export function stateOfChoices({ type }, chosen) {
  const values = chosen.map(choice => choice.value);
  const options = chosen.flatMap(choice => choice.option ?? []);
  switch (type) {
    case 'users_select':
      return { type, selected_user: values[0] ?? null };
    case 'channels_select':
      return { type, selected_channel: values[0] ?? null };
    case 'conversations_select':
      return { type, selected_conversation: values[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: values };
    case 'multi_channels_select':
      return { type, selected_channels: values };
    case 'multi_conversations_select':
      return { type, selected_conversations: values };
    case 'multi_static_select':
      return { type, selected_options: options };
    default:
      return { type, selected_option: options[0] ?? null };
  }
}

/**
 * The values that are chosen in a state.
 * @param {ElementState | undefined} state
 * @returns {string[]}
 */
export function chosenValues(state) {
  if (!state) return [];
  const one =
    state.selected_user ??
    state.selected_channel ??
    state.selected_conversation ??
    state.selected_option?.value;
  if (one) return [one];
  const ids = state.selected_users ?? state.selected_channels ?? state.selected_conversations;
  return ids ?? (state.selected_options ?? []).map(option => option.value);
}

/** @param {any} option */
function optionChoice(option) {
  const description = option.description?.text;
  const text = option.text.text;
  const { value = '' } = option;
  return { value, text: description ? `${text} – ${description}` : text, option: { ...option, value } };
}

/**
 * @param {Scene} scene
 * @returns {Choice[]}
 */
function memberChoices({ members }) {
  return [...members.values()]
    .filter(member => !member.isApp)
    .map(({ id, realName }) => ({ value: id, text: realName, option: undefined }));
}

/**
 * @param {Scene} scene
 * @param {string[]} include
 * @returns {Choice[]}
 */
function conversationChoices({ channels }, include) {
  return [...channels.values()]
    .filter(({ kind, isArchived }) => !isArchived && include.includes(kind === 'channel' ? 'public' : 'im'))
    .map(({ id, name, kind }) => ({
      value: id,
      text: kind === 'channel' ? `# ${name}` : name,
      option: undefined,
    }));
}
