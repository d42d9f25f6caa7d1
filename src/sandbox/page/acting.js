/** What happens when an element changes: ask if it wants to be confirmed, remember, tell the app. */
import { confirmed } from './confirm.js';

/** @import { ElementState } from '../page-protocol.ts' */
/** @import { AnyElement } from './element-state.js' */
/** @import { Place, Scene } from './scene.js' */

/**
 * @param {object} change
 * @param {Scene} change.scene
 * @param {Place} change.place
 * @param {AnyElement} change.element
 * @param {ElementState} change.state
 * @param {HTMLElement} change.control
 * @returns {Promise<boolean>} False if the member thought better of it.
 */
export async function commit({ scene, place, element, state, control }) {
  if (isInFlight(control)) return false;
  if (place.acts && element.confirm && !(await confirmed(element.confirm))) return false;
  const actionId = element.action_id ?? '';
  if (!STATELESS.has(element.type)) scene.enter(place.blockId, actionId, state);
  if (place.acts) await whileInFlight(control, scene.act(place.blockId, actionId, state));
  return true;
}

const STATELESS = new Set(['button', 'overflow']);

/** @param {HTMLElement} control */
export function isInFlight(control) {
  return control.getAttribute('aria-busy') === 'true';
}

/**
 * A busy control keeps the focus, so it is not `disabled`: it says that it is, and ignores what it gets.
 * @param {HTMLElement} control
 * @param {Promise<unknown>} work
 */
export async function whileInFlight(control, work) {
  control.setAttribute('aria-busy', 'true');
  control.setAttribute('aria-disabled', 'true');
  await work;
  control.removeAttribute('aria-busy');
  control.removeAttribute('aria-disabled');
}
