import { commit } from '../acting.js';
import { el } from '../dom.js';
import { emptyState } from '../element-state.js';
import { controlAttributes } from '../scene.js';

/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/** @type {Record<string, string>} */
const KEYBOARDS = { number_input: 'decimal', email_text_input: 'email', url_text_input: 'url' };

/**
 * One line, several lines, a number, an address. What is wrong with the value is said on submit, as Slack does.
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawTextInput(element, place, scene) {
  const attributes = {
    ...controlAttributes(element, place),
    class: 'input',
    autocomplete: 'off',
    placeholder: element.placeholder?.text,
    inputmode: KEYBOARDS[element.type],
  };
  const input = element.multiline
    ? el('textarea', { ...attributes, rows: 4 })
    : el('input', { ...attributes, type: 'text' });
  const actionId = element.action_id ?? '';
  input.value = (scene.entered(place.blockId, actionId) ?? emptyState(element))?.value ?? '';
  const state = () => ({ type: element.type, value: input.value === '' ? null : input.value });
  /** @type {string[]} */
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const tell = () => void commit({ scene, place, element, state: state(), control: input });
  input.addEventListener('input', () => {
    scene.enter(place.blockId, actionId, state());
    if (place.acts && triggers.includes('on_character_entered')) tell();
  });
  input.addEventListener('keydown', event => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
    if (!place.acts || !triggers.includes('on_enter_pressed') || (element.multiline && event.shiftKey))
      return;
    event.preventDefault();
    tell();
  });
  return input;
}
