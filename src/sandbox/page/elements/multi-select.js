import { commit } from '../acting.js';
import { el } from '../dom.js';
import { emptyState } from '../element-state.js';
import { icon } from '../icons.js';
import { attachPopover } from '../popover.js';
import { controlAttributes } from '../scene.js';
import { chosenValues, groupsOf, stateOfChoices } from './options.js';

/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/**
 * A button that names what is chosen and opens a list of checkboxes. Like Slack, it tells the app when the
 * list is closed.
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawMultiSelect(element, place, scene) {
  const groups = groupsOf(element, scene);
  const choices = groups.flatMap(group => group.choices);
  const current = () =>
    chosenValues(scene.entered(place.blockId, element.action_id ?? '') ?? emptyState(element));
  const attributes = controlAttributes(element, place);
  const words = el('span', { id: `${place.id}-chosen` });
  const labelledBy = attributes['aria-labelledby'];
  const button = el(
    'button',
    {
      ...attributes,
      type: 'button',
      class: 'select multi-select',
      'aria-labelledby': labelledBy && `${labelledBy} ${place.id}-chosen`,
      'aria-required': undefined,
      'aria-invalid': undefined,
    },
    words,
    icon('down'),
  );
  const boxes = choices.map(({ value }) => el('input', { type: 'checkbox', value }));
  const panel = el('div', {
    class: 'menu multi-panel',
    role: 'group',
    'aria-label': element.placeholder?.text ?? 'Choices',
  });
  for (const { label, choices: inGroup } of groups) {
    if (label !== undefined) panel.append(el('p', { class: 'menu-heading' }, label));
    for (const choice of inGroup) {
      panel.append(
        el('label', { class: 'choice' }, boxes[choices.indexOf(choice)], el('span', {}, choice.text)),
      );
    }
  }
  const picked = () => choices.filter((_, at) => boxes[at]?.checked);
  /** @type {number} */
  const most = element.max_selected_items ?? choices.length;

  const show = () => {
    const names = picked().map(choice => choice.text);
    words.textContent = names.length > 0 ? names.join(', ') : (element.placeholder?.text ?? 'Choose…');
    for (const box of boxes) box.disabled = !box.checked && names.length >= most;
  };
  const reset = () => {
    const chosen = new Set(current());
    for (const box of boxes) box.checked = chosen.has(box.value);
    show();
  };
  reset();
  panel.addEventListener('change', () => {
    show();
    if (!place.acts) scene.enter(place.blockId, element.action_id ?? '', stateOfChoices(element, picked()));
  });
  attachPopover(button, panel, async () => {
    const state = stateOfChoices(element, picked());
    if (chosenValues(state).join('\n') === current().join('\n')) return;
    if (!(await commit({ scene, place, element, state, control: button }))) reset();
  });
  return el('span', { class: 'multi' }, button, panel);
}
