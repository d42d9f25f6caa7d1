/** The stack of open modals. Only the topmost is shown; closing it shows the one below, as it was left. */

import { isInFlight, whileInFlight } from './acting.js';
import { drawBlock } from './blocks.js';
import { el, syncChildren } from './dom.js';
import { blockIdOf, problemsOf, stateOf } from './element-state.js';
import { icon } from './icons.js';

/** @import { ModalView } from '@slack/types' */
/** @import { InputState, PageView } from '../page-protocol.ts' */
/** @import { Scene } from './scene.js' */

/** @typedef {{ pageView: PageView, problems: Record<string, string>, body: HTMLElement }} Open */

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.dialog
 * @param {(pageView: PageView, errors: Record<string, string>) => Scene} options.sceneOf
 * @param {(viewId: string, state: InputState) => Promise<void>} options.onSubmit
 * @param {(viewId: string) => Promise<void>} options.onClose
 * @param {(viewId: string) => void} options.onGone Its entries can be forgotten.
 */
export function createModals({ dialog, sceneOf, onSubmit, onClose, onGone }) {
  /** @type {Map<string, Open>} */
  const open = new Map();
  /** @type {HTMLElement | undefined} What to give the focus back to. */
  let opener;
  let shownId = '';

  const title = el('h2', { id: 'modal-title', class: 'dialog-title', tabindex: -1 });
  const backWords = el('span', { class: 'visually-hidden' });
  const closeIcon = el('button', { type: 'button', class: 'plain-button' }, backWords);
  const notice = el('p', { class: 'dialog-notice', role: 'alert', 'data-notice': true, hidden: true });
  const holder = el('div', { class: 'dialog-body' });
  const closeButton = el('button', { type: 'button', class: 'button' });
  const submitButton = el('button', { type: 'submit', class: 'button primary' });
  const form = el(
    'form',
    { novalidate: true },
    el('div', { class: 'dialog-head' }, title, closeIcon),
    notice,
    holder,
    el('div', { class: 'dialog-foot' }, closeButton, submitButton),
  );
  dialog.replaceChildren(form);
  dialog.setAttribute('aria-labelledby', 'modal-title');

  const close = () => {
    const id = shownId;
    if (id !== '' && !isInFlight(closeButton)) void whileInFlight(closeButton, onClose(id));
  };
  closeButton.addEventListener('click', close);
  closeIcon.addEventListener('click', close);
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    close();
  });
  // Chromium closes a dialog at the second Escape whatever `cancel` says; the app has to hear of it.
  dialog.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open')) return;
    event.preventDefault();
    close();
  });

  form.addEventListener('submit', event => {
    event.preventDefault();
    const top = open.get(shownId);
    if (!top || isInFlight(submitButton)) return;
    const { entered } = sceneOf(top.pageView, {});
    const state = stateOf(top.pageView.view.blocks, entered);
    top.problems = problemsOf(top.pageView.view.blocks, state);
    notice.hidden = true;
    draw(top);
    if (Object.keys(top.problems).length > 0) focusProblem();
    else void whileInFlight(submitButton, onSubmit(top.pageView.id, state));
  });

  /** @param {Open} top */
  function draw(top) {
    const { pageView } = top;
    const { view } = pageView;
    const errors = { ...pageView.errors, ...top.problems };
    const scene = sceneOf(pageView, errors);
    const modal = /** @type {ModalView} */ (view);
    title.textContent = modal.title?.text ?? '';
    closeButton.textContent = modal.close?.text ?? 'Close';
    submitButton.textContent = modal.submit?.text ?? '';
    submitButton.hidden = modal.submit === undefined;
    syncChildren(
      top.body,
      view.blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        return {
          key: blockId,
          version: JSON.stringify([block, errors[blockId]]),
          build: () => drawBlock(block, index, scene),
        };
      }),
    );
    return errors;
  }

  function focusProblem() {
    const invalid = holder.querySelector('[aria-invalid="true"], .invalid input, .invalid button');
    if (invalid instanceof HTMLElement) invalid.focus();
  }

  function focusStart() {
    const first =
      holder.querySelector('[data-autofocus]') ??
      holder.querySelector(
        '.block-input input, .block-input textarea, .block-input select, .block-input button',
      );
    const target = first instanceof HTMLElement ? first : title;
    target.focus();
  }

  return {
    /** @param {PageView[]} views */
    show(views) {
      const ids = new Set(views.map(view => view.id));
      for (const id of [...open.keys()].filter(each => !ids.has(each))) {
        open.delete(id);
        onGone(id);
      }
      const topView = views.at(-1);
      if (!topView) return hide();
      for (const pageView of views) {
        const known = open.get(pageView.id);
        const isNews = known === undefined || JSON.stringify(known.pageView) !== JSON.stringify(pageView);
        const body = known?.body ?? el('div', { class: 'blocks' });
        if (isNews) open.set(pageView.id, { pageView, problems: {}, body });
      }
      const top = open.get(topView.id);
      if (top) reveal(top, views.length);
    },
  };

  /**
   * @param {Open} top
   * @param {number} depth
   */
  function reveal(top, depth) {
    const { id } = top.pageView;
    const isOther = id !== shownId;
    if (!dialog.open) {
      opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      dialog.showModal();
    }
    if (isOther) {
      holder.replaceChildren(top.body);
      notice.hidden = true;
      backWords.textContent = depth > 1 ? 'Back' : 'Close';
      closeIcon.replaceChildren(icon(depth > 1 ? 'back' : 'close'), backWords);
    }
    shownId = id;
    const before = JSON.stringify(top.body.querySelector('.error') !== null);
    const errors = draw(top);
    if (isOther) {
      holder.scrollTop = 0;
      focusStart();
    } else if (Object.keys(errors).length > 0 && before === 'false') focusProblem();
  }

  function hide() {
    if (!dialog.open) return;
    shownId = '';
    holder.replaceChildren();
    dialog.close();
    opener?.focus();
    opener = undefined;
  }
}
