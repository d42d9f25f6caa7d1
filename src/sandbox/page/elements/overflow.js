import { commit, isInFlight } from '../acting.js';
import { el } from '../dom.js';
import { icon } from '../icons.js';
import { isSafeUrl } from '../links.js';
import { parsePlain } from '../mrkdwn.js';
import { drawNodes } from '../nodes.js';
import { attachMenu } from '../popover.js';

/** @import { Overflow } from '@slack/types' */
/** @import { Place, Scene } from '../scene.js' */

/**
 * @param {Overflow} element
 * @param {Place} place
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
export function drawOverflow(element, place, scene) {
  const button = el(
    'button',
    {
      type: 'button',
      id: place.id,
      class: 'button icon-button',
      'data-focus': `${place.blockId} ${element.action_id}`,
      'aria-label': 'More choices',
    },
    icon('more'),
  );
  const items = element.options.map(option => {
    const content = drawNodes(parsePlain(option.text.text, option.text), scene);
    const item =
      option.url !== undefined && isSafeUrl(option.url)
        ? el(
            'a',
            { class: 'menu-item', href: option.url, target: '_blank', rel: 'noopener noreferrer' },
            content,
          )
        : el('button', { class: 'menu-item', type: 'button' }, content);
    item.addEventListener('click', () => {
      if (isInFlight(button)) return;
      const { text, value = '' } = option;
      const state = { type: 'overflow', selected_option: { text, value } };
      void commit({ scene, place, element: { ...element }, state, control: button });
    });
    return item;
  });
  const menu = el('div', { class: 'menu' }, ...items);
  attachMenu(button, menu);
  return el('span', { class: 'overflow' }, button, menu);
}
