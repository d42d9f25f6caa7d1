import { commit, isInFlight } from '../acting.js';
import { el } from '../dom.js';
import { isSafeUrl } from '../links.js';
import { parsePlain } from '../mrkdwn.js';
import { drawNodes } from '../nodes.js';

/** @import { Button } from '@slack/types' */
/** @import { Place, Scene } from '../scene.js' */

/**
 * @param {Button} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawButton(element, place, scene) {
  const url = element.url !== undefined && isSafeUrl(element.url) ? element.url : undefined;
  const attributes = {
    id: place.id,
    class: ['button', element.style].filter(Boolean).join(' '),
    'data-focus': `${place.blockId} ${element.action_id}`,
    'aria-label': element.accessibility_label,
  };
  const content = drawNodes(parsePlain(element.text.text, element.text), scene);
  const button =
    url === undefined
      ? el('button', { ...attributes, type: 'button' }, content)
      : el('a', { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' }, content);
  button.addEventListener('click', event => {
    if (isInFlight(button)) return event.preventDefault();
    const state = { type: 'button', ...(element.value !== undefined && { value: element.value }) };
    void commit({ scene, place, element: { ...element }, state, control: button });
  });
  return button;
}
