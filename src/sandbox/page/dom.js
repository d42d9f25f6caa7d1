/** Builds the page from nodes. Text only ever becomes a text node: there is no way to HTML from here. */

/** @typedef {Node | string | undefined | null | false} Child */
/** @typedef {Record<string, string | number | boolean | undefined>} Attributes `true` sets an empty attribute. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {Element | DocumentFragment} parent
 * @param {Child[]} children
 */
export function append(parent, children) {
  for (const child of children) {
    if (child !== undefined && child !== null && child !== false) parent.append(child);
  }
}

/**
 * A part of index.html.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {string} id
 * @param {K} tag
 * @returns {HTMLElementTagNameMap[K]}
 */
export function part(id, tag) {
  const element = document.getElementById(id);
  if (element?.localName !== tag) throw new Error(`index.html has no <${tag} id="${id}">`);
  return /** @type {HTMLElementTagNameMap[K]} */ (element);
}

/** @typedef {{ key: string, version: string, build: () => HTMLElement }} Item */

/**
 * Makes the children those of `items`, keeping every node whose version stands. The focus stays on the
 * control that had it, even if its node is built anew.
 * @param {HTMLElement} parent
 * @param {Item[]} items
 */
export function syncChildren(parent, items) {
  const isInside = parent.contains(document.activeElement) && document.activeElement !== parent;
  const focus = isInside ? focusedPlace() : undefined;
  /** @type {Map<string, HTMLElement>} */
  const old = new Map();
  for (const child of [...parent.children]) {
    if (child instanceof HTMLElement) old.set(child.dataset.key ?? '', child);
  }
  let next = parent.firstElementChild;
  for (const { key, version, build } of items) {
    const existing = old.get(key);
    if (existing?.dataset.version === version) {
      if (existing === next) next = next.nextElementSibling;
      else parent.insertBefore(existing, next);
      old.delete(key);
      continue;
    }
    const built = build();
    built.dataset.key = key;
    built.dataset.version = version;
    parent.insertBefore(built, next);
  }
  for (const child of old.values()) child.remove();
  if (focus && !document.activeElement?.closest('[data-key]')) restoreFocus(parent, focus);
}

/** @typedef {{ name: string | undefined, key: string | undefined, selection: [number, number] | undefined }} FocusPlace */

/** @returns {FocusPlace} */
function focusedPlace() {
  const element = /** @type {HTMLElement} */ (document.activeElement);
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type === 'text');
  return {
    name: element.dataset.focus,
    key: element.closest('[data-key]')?.getAttribute('data-key') ?? undefined,
    selection: isText ? [element.selectionStart ?? 0, element.selectionEnd ?? 0] : undefined,
  };
}

/**
 * @param {HTMLElement} parent
 * @param {FocusPlace} place
 */
function restoreFocus(parent, { name, key, selection }) {
  const home = [...parent.children].find(child => child.getAttribute('data-key') === key) ?? parent;
  const target = [...home.querySelectorAll('[data-focus]')].find(
    each => each.getAttribute('data-focus') === name,
  );
  const fallback = home.querySelector('button, a, input, select, textarea');
  const element = target ?? fallback;
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  if (selection && (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) {
    element.setSelectionRange(...selection);
  }
}
