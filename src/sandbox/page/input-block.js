/** An `input` block: label, element, hint, and the sentence under it when the app or Slack refused the value. */
import { el } from './dom.js';
import { drawElement, isGroup } from './elements/draw.js';
import { icon } from './icons.js';

/** @import { InputBlock } from '@slack/types' */
/** @import { AnyElement } from './element-state.js' */
/** @import { Scene } from './scene.js' */

/**
 * @param {InputBlock} block
 * @param {Scene} scene
 * @param {string} blockId
 * @returns {HTMLElement}
 */
export function drawInput(block, scene, blockId) {
  const element = /** @type {AnyElement} */ (block.element);
  const id = `${scene.id}-${blockId}-${element.action_id}`;
  const error = scene.errors[blockId];
  const describedBy = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const label = [block.label.text, block.optional && el('span', { class: 'optional' }, ' (optional)')];
  const labelAttributes = { id: `${id}-label`, class: 'label' };
  return el(
    'div',
    { class: error ? 'invalid' : undefined },
    isGroup(element)
      ? el('div', labelAttributes, ...label)
      : el('label', { ...labelAttributes, for: id }, ...label),
    drawElement(
      element,
      {
        blockId,
        id,
        labelledBy: `${id}-label`,
        describedBy: describedBy || undefined,
        invalid: error !== undefined,
        required: !block.optional,
        acts: Boolean(block.dispatch_action),
      },
      scene,
    ),
    block.hint && el('p', { class: 'hint', id: `${id}-hint` }, block.hint.text),
    error && el('p', { class: 'error', id: `${id}-error` }, icon('warning'), error),
  );
}
