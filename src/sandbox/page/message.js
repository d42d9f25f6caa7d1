/** One message: who, when, what, and the way into its thread. */
import { formatAddress } from './address.js';
import { avatar } from './avatar.js';
import { drawBlock } from './blocks.js';
import { instantOfTs, timeText } from './dates.js';
import { el } from './dom.js';
import { drawFiles } from './files.js';
import { icon } from './icons.js';
import { parseMrkdwn, wordsOf } from './mrkdwn.js';
import { drawNodes, nameOfNode } from './nodes.js';

/** @import { PageMessage } from '../page-protocol.ts' */
/** @import { Scene } from './scene.js' */

/**
 * @typedef {object} Setting
 * @property {boolean} continues The message above is by the same member and recent: no name again.
 * @property {boolean} inThread
 */

/**
 * @param {PageMessage} message
 * @param {Scene} scene
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function drawMessage(message, scene, { continues, inThread }) {
  const author = scene.members.get(message.member);
  const name = author?.realName ?? 'Someone';
  const time = timeText(instantOfTs(message.ts), scene.tz);
  const nameId = `${scene.id}-name`;
  const threadAddress = formatAddress({ member: scene.you, channel: message.channel, thread: message.ts });
  const canThread = !inThread && !message.ephemeral;
  return el(
    'article',
    {
      class: ['message', continues && 'continues', message.ephemeral && 'ephemeral']
        .filter(Boolean)
        .join(' '),
      'aria-labelledby': nameId,
      'data-ts': message.ts,
    },
    message.ephemeral && el('p', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
    el('div', { class: 'gutter' }, continues ? el('time', { class: 'gutter-time' }, time) : avatar(author)),
    el(
      'div',
      { class: 'content' },
      el(
        'p',
        { class: continues ? 'byline visually-hidden' : 'byline', id: nameId },
        el('strong', { class: 'author' }, name),
        author?.isApp && el('span', { class: 'badge' }, 'APP'),
        el('time', { class: 'time' }, time),
        message.edited && message.blocks.length > 0 && !continues && edited(),
      ),
      drawContent(message, scene),
      message.edited && message.blocks.length > 0 && continues && edited(),
      canThread && message.replies > 0 && replyCount(message.replies, threadAddress),
    ),
    canThread &&
      el(
        'a',
        {
          class: 'reply-link',
          href: threadAddress,
          'data-focus': 'thread',
          'aria-label': `Reply in thread to ${name}`,
        },
        icon('thread'),
        el('span', {}, 'Reply'),
      ),
  );
}

/**
 * What a screen reader says when the message comes.
 * @param {PageMessage} message
 * @param {import('./nodes.js').Names} names
 */
export function messageWords(message, names) {
  const who = names.members.get(message.member)?.realName ?? 'Someone';
  const words = wordsOf(parseMrkdwn(message.text), node => nameOfNode(node, names));
  return `${message.ephemeral ? 'Only visible to you. ' : ''}${who}: ${words}`;
}

/**
 * @param {PageMessage} message
 * @param {Scene} scene
 */
function drawContent(message, scene) {
  const files = message.files.length > 0 && drawFiles(message.files);
  if (message.blocks.length === 0) {
    return el(
      'div',
      { class: 'text' },
      drawNodes(parseMrkdwn(message.text), scene),
      message.edited && edited(),
      files,
    );
  }
  const blocks = message.blocks.map((block, index) => drawBlock(block, index, scene));
  return el('div', { class: 'blocks' }, ...blocks, files);
}

function edited() {
  return el('span', { class: 'edited' }, ' (edited)');
}

/**
 * @param {number} count
 * @param {string} href
 */
function replyCount(count, href) {
  return el(
    'a',
    { class: 'replies', href, 'data-focus': 'replies' },
    count === 1 ? '1 reply' : `${count} replies`,
  );
}
