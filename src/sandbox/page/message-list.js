/** A scrolling list of messages that stays at its end while someone reads there. */
import { dayKey, dayText, instantOfTs } from './dates.js';
import { el, syncChildren } from './dom.js';
import { drawMessage } from './message.js';

/** @import { PageMessage } from '../page-protocol.ts' */
/** @import { Item } from './dom.js' */
/** @import { Scene } from './scene.js' */

const PAUSE_MS = 5 * 60_000;
const NEAR_END_PX = 60;

/**
 * @typedef {object} Shown
 * @property {string} key Another key is another list: it starts at its end.
 * @property {PageMessage[]} messages
 * @property {(message: PageMessage) => Scene} sceneOf
 * @property {boolean} inThread
 * @property {number} now
 * @property {string} tz
 * @property {number} revision Another one draws everything anew.
 * @property {() => HTMLElement} intro What stands before the first message.
 */

/**
 * @param {HTMLElement} list
 * @param {HTMLButtonElement} [toEnd] Shown when something new is below.
 */
export function createMessageList(list, toEnd) {
  list.tabIndex = 0;
  let shownKey = '';
  let lastTs = '';

  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
  const goToEnd = () => {
    list.scrollTop = list.scrollHeight;
    if (toEnd) toEnd.hidden = true;
  };
  toEnd?.addEventListener('click', () => {
    goToEnd();
    list.focus();
  });
  list.addEventListener('scroll', () => {
    if (toEnd && isAtEnd()) toEnd.hidden = true;
  });
  // The soft keyboard of a phone and a growing composer take room from below.
  let wasAtEnd = true;
  list.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd();
  });
  new ResizeObserver(() => {
    if (wasAtEnd) goToEnd();
  }).observe(list);

  return {
    goToEnd,
    /** @param {Shown} shown */
    show(shown) {
      const isOther = shown.key !== shownKey;
      const follow = isOther || isAtEnd();
      const newest = shown.messages.at(-1)?.ts ?? '';
      if (isOther) list.replaceChildren();
      syncChildren(list, itemsOf(shown));
      if (follow) goToEnd();
      else if (toEnd && newest !== lastTs) toEnd.hidden = false;
      shownKey = shown.key;
      lastTs = newest;
    },
  };
}

/**
 * @param {Shown} shown
 * @returns {Item[]}
 */
function itemsOf({ messages, sceneOf, inThread, now, tz, revision, intro }) {
  /** @type {Item[]} */
  const items = [{ key: 'intro', version: intro().textContent ?? '', build: intro }];
  /** @type {PageMessage | undefined} */
  let above;
  for (const message of messages) {
    const instant = instantOfTs(message.ts);
    const sameDay = above && dayKey(instantOfTs(above.ts), tz) === dayKey(instant, tz);
    if (!sameDay && !inThread) items.push(dayItem(dayKey(instant, tz), dayText(instant, now, tz)));
    const continues = Boolean(sameDay && above && follows(above, message));
    items.push({
      key: message.ts,
      version: JSON.stringify([message, continues, tz, revision]),
      build: () => drawMessage(message, sceneOf(message), { continues, inThread }),
    });
    above = message;
  }
  return items;
}

/**
 * @param {string} key
 * @param {string} words
 * @returns {Item}
 */
function dayItem(key, words) {
  return { key, version: words, build: () => el('h2', { class: 'day' }, el('span', {}, words)) };
}

/**
 * @param {PageMessage} above
 * @param {PageMessage} message
 */
function follows(above, message) {
  const pause = instantOfTs(message.ts) - instantOfTs(above.ts);
  return above.member === message.member && !message.ephemeral && !above.ephemeral && pause < PAUSE_MS;
}
