/** A panel under its button, by the browser's popovers: Escape and a click elsewhere close it, nothing clips it. */

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} panel
 * @param {() => void} [onClose]
 */
export function attachPopover(button, panel, onClose) {
  panel.popover = 'auto';
  button.popoverTargetElement = panel;
  button.setAttribute('aria-expanded', 'false');
  const close = (/** @type {Event} */ event) => {
    if (!(event.target instanceof Node && panel.contains(event.target))) panel.hidePopover();
  };
  // The `toggle` event comes a moment late: the next key must already find the focus in the panel.
  button.addEventListener('click', event => {
    event.preventDefault();
    panel.togglePopover();
    if (!panel.matches(':popover-open')) return;
    place(panel, button.getBoundingClientRect());
    focusFirst(panel);
  });
  panel.addEventListener('toggle', event => {
    const isOpen = event.newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) return document.addEventListener('scroll', close, { capture: true });
    document.removeEventListener('scroll', close, { capture: true });
    onClose?.();
  });
}

/**
 * A popover whose items are chosen once: arrow keys move, choosing closes.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} menu
 */
export function attachMenu(button, menu) {
  menu.setAttribute('role', 'menu');
  button.setAttribute('aria-haspopup', 'menu');
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('.menu-item')]);
  for (const item of items) {
    if (!item.hasAttribute('role')) item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    item.addEventListener('click', () => menu.hidePopover());
  }
  menu.addEventListener('keydown', event => {
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') menu.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  });
  attachPopover(button, menu);
}

/** @param {HTMLElement} panel */
function focusFirst(panel) {
  const first =
    panel.querySelector('[aria-checked="true"]') ?? panel.querySelector('input:not(:disabled), a, button');
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/**
 * Under the button, or above it where there is more room.
 * @param {HTMLElement} panel
 * @param {DOMRect} anchor
 */
function place(panel, anchor) {
  const { width, height } = panel.getBoundingClientRect();
  const gap = 4;
  const left = Math.max(8, Math.min(anchor.left, innerWidth - width - 8));
  const below = anchor.bottom + gap;
  const top = below + height > innerHeight - 8 ? Math.max(8, anchor.top - gap - height) : below;
  panel.style.setProperty('left', `${left}px`);
  panel.style.setProperty('top', `${top}px`);
}
