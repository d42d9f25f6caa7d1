/** What the drawing functions are told about the place that a block or element stands in. */

/** @import { ElementState, PageChannel, PageMember } from '../page-protocol.ts' */
/** @import { AnyElement } from './element-state.js' */

/**
 * A message, a modal or the Home tab, seen by one member.
 * @typedef {object} Scene
 * @property {string} id Unique on the page, for the ids of its nodes.
 * @property {string} you
 * @property {string} tz
 * @property {number} now
 * @property {ReadonlyMap<string, PageMember>} members
 * @property {ReadonlyMap<string, PageChannel>} channels
 * @property {string | undefined} channel The conversation it stands in.
 * @property {Record<string, string>} errors By block id.
 * @property {(blockId: string, actionId: string) => ElementState | undefined} entered
 * @property {(blockId: string, actionId: string, state: ElementState) => void} enter
 * @property {(blockId: string, actionId: string, state: ElementState) => Promise<void>} act Tells the app.
 */

/**
 * Where one element stands in a scene.
 * @typedef {object} Place
 * @property {string} blockId
 * @property {string} id The id of its control.
 * @property {string | undefined} labelledBy
 * @property {string | undefined} describedBy
 * @property {boolean} invalid
 * @property {boolean} required
 * @property {boolean} acts A change is told to the app at once.
 */

/**
 * The attributes every control has.
 * @param {AnyElement} element
 * @param {Place} place
 * @returns {import('./dom.js').Attributes}
 */
export function controlAttributes(element, place) {
  return {
    id: place.id,
    'data-focus': `${place.blockId} ${element.action_id}`,
    'data-autofocus': Boolean(element.focus_on_load),
    'aria-labelledby': place.labelledBy,
    'aria-label': place.labelledBy ? undefined : (element.placeholder?.text ?? nameOfType(element.type)),
    'aria-describedby': place.describedBy,
    'aria-invalid': place.invalid ? 'true' : undefined,
    'aria-required': place.required ? 'true' : undefined,
  };
}

/**
 * "Static select" for `static_select`.
 * @param {string} type
 */
export function nameOfType(type) {
  const words = type.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
