import { commit } from '../acting.js';
import { el } from '../dom.js';
import { emptyState } from '../element-state.js';
import { controlAttributes } from '../scene.js';
import { chosenValues, groupsOf, stateOfChoices } from './options.js';

/** @import { AnyElement } from '../element-state.js' */
/** @import { Place, Scene } from '../scene.js' */

/**
 * A native `<select>`: the same keys and the same wheel on a phone as everywhere else.
 * @param {AnyElement} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawSelect(element, place, scene) {
  const groups = groupsOf(element, scene);
  const choices = groups.flatMap(group => group.choices);
  const current = () =>
    chosenValues(scene.entered(place.blockId, element.action_id ?? '') ?? emptyState(element))[0];
  const preset =
    element.default_to_current_conversation && current() === undefined ? scene.channel : undefined;
  const select = el(
    'select',
    { ...controlAttributes(element, place), class: 'select' },
    el(
      'option',
      { value: '', hidden: place.required, disabled: place.acts },
      element.placeholder?.text ?? 'Choose…',
    ),
    ...groups.flatMap(({ label, choices: inGroup }) => {
      const options = inGroup.map(({ value, text }) => el('option', { value }, text));
      return label === undefined ? options : [el('optgroup', { label }, ...options)];
    }),
  );
  select.value = preset ?? current() ?? '';
  if (select.selectedIndex < 0) select.value = '';
  const state = () =>
    stateOfChoices(
      element,
      choices.filter(({ value }) => value === select.value && value !== ''),
    );
  if (preset !== undefined) scene.enter(place.blockId, element.action_id ?? '', state());
  select.addEventListener('change', async () => {
    const done = await commit({ scene, place, element, state: state(), control: select });
    if (!done) select.value = current() ?? '';
  });
  return select;
}
