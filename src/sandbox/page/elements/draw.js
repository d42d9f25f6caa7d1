/** Draws interactive elements: one line of the table for each type. */
import { el } from '../dom.js';
import { drawImage } from '../image.js';
import { nameOfType } from '../scene.js';
import { drawButton } from './button.js';
import { drawCheckboxes, drawRadioButtons } from './choices.js';
import { drawMultiSelect } from './multi-select.js';
import { drawOverflow } from './overflow.js';
import { drawPicker } from './picker.js';
import { drawSelect } from './select.js';
import { drawTextInput } from './text-input.js';

/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/** @type {Record<string, (element: any, place: Place, scene: Scene) => HTMLElement>} */
const DRAW = {
  button: drawButton,
  channels_select: drawSelect,
  checkboxes: drawCheckboxes,
  conversations_select: drawSelect,
  datepicker: drawPicker,
  datetimepicker: drawPicker,
  email_text_input: drawTextInput,
  image: element => drawImage(element),
  multi_channels_select: drawMultiSelect,
  multi_conversations_select: drawMultiSelect,
  multi_static_select: drawMultiSelect,
  multi_users_select: drawMultiSelect,
  number_input: drawTextInput,
  overflow: drawOverflow,
  plain_text_input: drawTextInput,
  radio_buttons: drawRadioButtons,
  static_select: drawSelect,
  timepicker: drawPicker,
  url_text_input: drawTextInput,
  users_select: drawSelect,
};

/**
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawElement(element, place, scene) {
  const draw = DRAW[element.type];
  if (draw) return draw(element, place, scene);
  const words = `${nameOfType(element.type)}: Slack shows this element, this page does not draw it.`;
  return el('span', { class: 'undrawn' }, words);
}

/**
 * Whether the element is several controls, so that a `<label>` cannot point at it.
 * @param {AnyElement} element
 */
export function isGroup({ type }) {
  return type === 'radio_buttons' || type === 'checkboxes' || type.startsWith('multi_');
}
