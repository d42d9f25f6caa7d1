/** What stands above a conversation: its name and topic, the app's tabs, and how it begins. */
import { formatAddress } from './address.js';
import { el, part, syncChildren } from './dom.js';
import { icon } from './icons.js';
import { appOf, placeName } from './model.js';
import { isAppChannel } from './sidebar.js';

/** @import { PageChannel } from '../page-protocol.ts' */
/** @import { Address } from './address.js' */
/** @import { Model } from './model.js' */

/**
 * @param {Model} model
 * @param {Address} address
 * @param {PageChannel | undefined} channel
 */
export function showHead(model, address, channel) {
  const title = part('title', 'h1');
  const place = channel ? placeName(model, channel) : 'No conversation';
  const name = place.replace(/^#/, '');
  const version = JSON.stringify([place, channel?.isArchived]);
  if (title.dataset.version !== version) {
    title.dataset.version = version;
    title.replaceChildren(
      channel?.kind === 'channel' ? icon(channel.isArchived ? 'archive' : 'hash') : '',
      name,
    );
  }
  showTopic(model, channel);
  const isApp = channel !== undefined && isAppChannel(channel);
  const tabs = part('tabs', 'nav');
  tabs.hidden = !isApp;
  if (isApp) {
    syncChildren(tabs, [
      tab({ words: 'Home', href: { channel: channel.id, home: true }, isCurrent: address.home, model }),
      tab({ words: 'Messages', href: { channel: channel.id }, isCurrent: !address.home, model }),
    ]);
  }
  const unread = [...model.channels.values()].reduce(
    (sum, { id, unread: count }) => sum + (id === address.channel ? 0 : count),
    0,
  );
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${name} · ${model.team} (local)`;
}

/**
 * @param {Model} model
 * @param {PageChannel | undefined} channel
 */
function showTopic(model, channel) {
  const app = appOf(model)?.realName ?? 'The app';
  const isOutside = channel?.kind === 'channel' && !channel.hasApp && !channel.isArchived;
  const words = [channel?.topic, isOutside && `${app} is not in this channel`].filter(Boolean).join(' · ');
  const topic = part('topic', 'p');
  if (topic.textContent !== words) topic.textContent = words;
}

/**
 * @param {{ words: string, href: Partial<Address>, isCurrent: boolean, model: Model }} options
 */
function tab({ words, href, isCurrent, model }) {
  const attributes = {
    href: formatAddress({ ...href, member: model.you }),
    'aria-current': isCurrent ? 'page' : undefined,
    'data-focus': words,
  };
  return { key: words, version: JSON.stringify(attributes), build: () => el('a', attributes, words) };
}

/**
 * The first words in a conversation.
 * @param {PageChannel} channel
 * @param {Model} model
 */
export function drawIntro(channel, model) {
  const place = placeName(model, channel);
  const [first] = model.commands;
  return el(
    'div',
    { class: 'intro' },
    el(
      'p',
      { class: 'intro-title' },
      `This is the start of ${channel.kind === 'channel' ? place : `your messages with ${place}`}.`,
    ),
    first &&
      !channel.isArchived &&
      el('p', {}, 'Try ', el('code', {}, first.command), first.description ? `: ${first.description}` : ''),
  );
}
