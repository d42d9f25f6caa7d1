/** The box to write in. Enter sends, Shift+Enter makes a new line; `/`, `@` and `#` bring up suggestions. */
import { el } from './dom.js';
import { icon } from './icons.js';
import { suggestionsFor } from './suggestions.js';

/** @import { Known, Suggestion } from './suggestions.js' */

/**
 * @param {object} options
 * @param {string} options.id
 * @param {(text: string) => Promise<boolean>} options.onSend False if it was not accepted.
 * @param {() => Known} options.known
 */
export function createComposer({ id, onSend, known }) {
  /** @type {Map<string, string>} What was written in each conversation. */
  const drafts = new Map();
  let draftKey = '';
  let chosen = 0;

  const input = el('textarea', {
    id,
    rows: 1,
    class: 'composer-input',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-suggestions`,
    'aria-describedby': `${id}-hint`,
    autocomplete: 'off',
  });
  const list = el('div', {
    id: `${id}-suggestions`,
    class: 'suggestions',
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });
  const hint = el('p', { id: `${id}-hint`, class: 'composer-hint' });
  const button = el('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send'));
  const form = el(
    'form',
    { class: 'composer' },
    list,
    el('div', { class: 'composer-box' }, input, button),
    hint,
  );

  const suggestions = () => suggestionsFor(input.value.slice(0, input.selectionStart), known());

  const update = () => {
    drafts.set(draftKey, input.value);
    const { items } = suggestions();
    chosen = Math.max(0, Math.min(chosen, items.length - 1));
    list.replaceChildren(...items.map(drawSuggestion));
    setOpen(items.length > 0 && document.activeElement === input);
    const named = known().commands.find(({ command }) => input.value.startsWith(`${command} `));
    hint.textContent = named ? `${named.command} ${named.usageHint}` : '';
    button.classList.toggle('ready', input.value.trim() !== '');
    input.style.setProperty('height', 'auto');
    input.style.setProperty('height', `${input.scrollHeight}px`);
  };

  /** @param {boolean} open */
  const setOpen = open => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (open) input.setAttribute('aria-activedescendant', `${id}-suggestion-${chosen}`);
    else input.removeAttribute('aria-activedescendant');
  };

  /**
   * @param {Suggestion} suggestion
   * @param {number} at
   */
  const drawSuggestion = (suggestion, at) => {
    const option = el(
      'div',
      {
        id: `${id}-suggestion-${at}`,
        role: 'option',
        class: 'suggestion',
        'aria-selected': String(at === chosen),
      },
      el('p', { class: 'suggestion-title' }, suggestion.title),
      suggestion.detail && el('p', { class: 'suggestion-detail' }, suggestion.detail),
    );
    option.addEventListener('pointerdown', event => event.preventDefault());
    option.addEventListener('click', () => complete(suggestion));
    return option;
  };

  /** @param {Suggestion} suggestion */
  const complete = ({ insert }) => {
    input.setRangeText(`${insert} `, suggestions().start, input.selectionStart, 'end');
    input.focus();
    update();
  };

  const send = async () => {
    const text = input.value.trim();
    if (text === '') return;
    const key = draftKey;
    input.value = '';
    update();
    if (await onSend(text)) return;
    if (!drafts.get(key)) drafts.set(key, text);
    if (key === draftKey && input.value === '') {
      input.value = text;
      update();
    }
  };

  input.addEventListener('input', () => {
    chosen = 0;
    update();
  });
  input.addEventListener('focus', update);
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const { items, typed } = suggestions();
    const choice = list.hidden ? undefined : items[chosen];
    if (choice && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length;
      update();
    } else if (choice && event.key === 'Escape') {
      event.preventDefault();
      setOpen(false);
    } else if (choice && ['Tab', 'Enter'].includes(event.key) && choice.insert !== typed) {
      event.preventDefault();
      complete(choice);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    void send();
  });

  return {
    element: form,
    focus: () => input.focus(),
    /**
     * @param {string} key Another conversation has another draft.
     * @param {string} label
     */
    show(key, label) {
      input.setAttribute('aria-label', label);
      input.placeholder = label;
      if (key === draftKey) return;
      draftKey = key;
      input.value = drafts.get(key) ?? '';
      update();
    },
  };
}
