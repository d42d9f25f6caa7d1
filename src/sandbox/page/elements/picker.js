/** Date, time, and both together, by the browser's own pickers. */
import { commit } from '../acting.js';
import { instantOfLocal, localText } from '../dates.js';
import { el } from '../dom.js';
import { emptyState } from '../element-state.js';
import { controlAttributes } from '../scene.js';

/** @import { ElementState } from '../../page-protocol.ts' */
/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/** @type {Record<string, string>} */
const INPUT_TYPES = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' };

/**
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawPicker(element, place, scene) {
  const input = el('input', {
    ...controlAttributes(element, place),
    class: 'input picker',
    type: INPUT_TYPES[element.type],
  });
  const actionId = element.action_id ?? '';
  const current = () => textOf(scene.entered(place.blockId, actionId) ?? emptyState(element), scene.tz);
  input.value = current();
  let typing = false;
  const tell = async () => {
    typing = false;
    if (input.value === current()) return;
    const state = stateOf(element.type, input.value, scene.tz);
    if (!(await commit({ scene, place, element, state, control: input }))) input.value = current();
  };
  // Typing a year passes through the years 2, 20 and 202: what is typed counts when it is done.
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') void tell();
    else typing = true;
  });
  input.addEventListener('pointerdown', () => {
    typing = false;
  });
  input.addEventListener('change', () => {
    if (!typing || !place.acts) void tell();
  });
  input.addEventListener('blur', () => void tell());
  return input;
}

/**
 * @param {ElementState | undefined} state
 * @param {string} tz
 */
function textOf(state, tz) {
  if (state?.selected_date_time) return localText(state.selected_date_time * 1000, tz);
  return state?.selected_date ?? state?.selected_time ?? '';
}

/**
 * @param {string} type
 * @param {string} text
 * @param {string} tz
 * @returns {ElementState}
 */
function stateOf(type, text, tz) {
  const value = text === '' ? null : text;
  if (type === 'datepicker') return { type, selected_date: value };
  if (type === 'timepicker') return { type, selected_time: value };
  return { type, selected_date_time: value === null ? null : instantOfLocal(value, tz) / 1000 };
}
