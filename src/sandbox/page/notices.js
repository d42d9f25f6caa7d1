/** Sentences about something that did not work, where the member is looking: in the open dialog, else on the page. */
import { el } from './dom.js';
import { icon } from './icons.js';

/** @param {HTMLElement} region */
export function createNotices(region) {
  const inDialog = () => document.querySelector('dialog[open] [data-notice]');
  return {
    /** @param {string} text */
    show(text) {
      const target = inDialog();
      if (target instanceof HTMLElement) {
        target.hidden = false;
        target.replaceChildren(icon('warning'), text);
        return;
      }
      const dismiss = el(
        'button',
        { type: 'button', class: 'plain-button', 'aria-label': 'Dismiss' },
        icon('close'),
      );
      dismiss.addEventListener('click', () => region.replaceChildren());
      region.replaceChildren(el('div', { class: 'notice' }, icon('warning'), el('p', {}, text), dismiss));
    },
    clear() {
      region.replaceChildren();
      const target = inDialog();
      if (target instanceof HTMLElement) target.hidden = true;
    },
  };
}
