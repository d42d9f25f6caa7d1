/** Radio buttons and checkboxes. */
import { commit } from '../acting.js';
import { el } from '../dom.js';
import { emptyState } from '../element-state.js';
import { parseMrkdwn, parsePlain } from '../mrkdwn.js';
import { drawNodes } from '../nodes.js';
import { controlAttributes } from '../scene.js';
import { chosenValues } from './options.js';

/** @import { TextObject } from '@slack/types' */
/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/**
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 */
export function drawRadioButtons(element, place, scene) {
  return drawGroup({ element, place, scene, type: 'radio' });
}

/**
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 */
export function drawCheckboxes(element, place, scene) {
  return drawGroup({ element, place, scene, type: 'checkbox' });
}

/**
 * @param {{ element: AnyElement, place: Place, scene: Scene, type: 'radio' | 'checkbox' }} options
 * @returns {HTMLElement}
 */
function drawGroup({ element, place, scene, type }) {
  const current = () =>
    chosenValues(scene.entered(place.blockId, element.action_id ?? '') ?? emptyState(element));
  const attributes = controlAttributes(element, place);
  const group = el('div', {
    id: place.id,
    class: 'choices',
    role: type === 'radio' ? 'radiogroup' : 'group',
    'aria-labelledby': attributes['aria-labelledby'],
    'aria-label': attributes['aria-label'],
    'aria-describedby': attributes['aria-describedby'],
    'aria-required': type === 'radio' ? attributes['aria-required'] : undefined,
  });
  const chosen = new Set(current());
  /** @type {any[]} */
  const options = (element.options ?? []).map((/** @type {any} */ option) => ({ value: '', ...option }));
  const inputs = options.map((option, at) => {
    const input = el('input', {
      type,
      id: `${place.id}-${at}`,
      name: place.id,
      value: option.value,
      'data-focus': `${attributes['data-focus']} ${at}`,
      'data-autofocus': at === 0 && Boolean(attributes['data-autofocus']),
      'aria-invalid': attributes['aria-invalid'],
    });
    input.checked = chosen.has(option.value);
    const description =
      option.description && el('span', { class: 'description' }, drawText(option.description, scene));
    const words = el('span', {}, drawText(option.text, scene), description);
    group.append(el('label', { class: 'choice' }, input, words));
    return input;
  });
  group.addEventListener('change', async () => {
    const picked = options.filter((_, at) => inputs[at]?.checked);
    const state =
      type === 'radio'
        ? { type: element.type, selected_option: picked[0] ?? null }
        : { type: element.type, selected_options: picked };
    if (await commit({ scene, place, element, state, control: group })) return;
    const kept = new Set(current());
    for (const input of inputs) input.checked = kept.has(input.value);
  });
  return group;
}

/**
 * @param {TextObject} text
 * @param {Scene} scene
 */
function drawText(text, scene) {
  return drawNodes(text.type === 'mrkdwn' ? parseMrkdwn(text.text) : parsePlain(text.text), scene);
}
