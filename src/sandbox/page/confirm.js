/** "Are you sure?" as the app worded it. */
import { el } from './dom.js';
import { parseMrkdwn, parsePlain } from './mrkdwn.js';
import { drawNodes, noNames } from './nodes.js';

/** @import { ConfirmationDialog, TextObject } from '@slack/types' */

/**
 * @param {ConfirmationDialog} dialog
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, confirm, deny, style }) {
  const opener = document.activeElement;
  const color = style === 'danger' ? 'danger' : 'primary';
  const yes = el('button', { class: `button ${color}`, value: 'yes' }, confirm?.text ?? 'Yes');
  const no = el('button', { class: 'button', value: 'no' }, deny?.text ?? 'No');
  const element = el(
    'dialog',
    { class: 'dialog confirm', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text' },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'confirm-title', class: 'dialog-title' }, title?.text ?? 'Are you sure?'),
      el('div', { id: 'confirm-text', class: 'dialog-body text' }, drawText(text)),
      el('div', { class: 'dialog-foot' }, no, yes),
    ),
  );
  document.body.append(element);
  element.showModal();
  no.focus();
  const { promise, resolve } = Promise.withResolvers();
  element.addEventListener('close', () => {
    element.remove();
    if (opener instanceof HTMLElement) opener.focus();
    void resolve(element.returnValue === 'yes');
  });
  return promise;
}

/** @param {TextObject} text */
function drawText(text) {
  return drawNodes(text.type === 'mrkdwn' ? parseMrkdwn(text.text) : parsePlain(text.text), noNames);
}
