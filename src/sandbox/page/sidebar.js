/** The conversations, with what is unread, and who one is. */
import { formatAddress } from './address.js';
import { avatar } from './avatar.js';
import { zoneText } from './dates.js';
import { el, syncChildren } from './dom.js';
import { icon } from './icons.js';
import { appOf, placeName } from './model.js';
import { attachMenu } from './popover.js';

/** @import { PageChannel, PageMember } from '../page-protocol.ts' */
/** @import { Address } from './address.js' */
/** @import { Model } from './model.js' */

/**
 * @param {HTMLElement} sidebar
 * @param {Model} model
 * @param {Address} address
 */
export function showSidebar(sidebar, model, address) {
  const channels = [...model.channels.values()];
  const sections = [
    { title: 'Channels', of: channels.filter(({ kind, isArchived }) => kind === 'channel' && !isArchived) },
    { title: 'Direct messages', of: channels.filter(({ kind, hasApp }) => kind === 'direct' && !hasApp) },
    { title: 'Apps', of: channels.filter(({ kind, hasApp }) => kind === 'direct' && hasApp) },
    { title: 'Archived', of: channels.filter(({ kind, isArchived }) => kind === 'channel' && isArchived) },
  ].filter(section => section.of.length > 0);
  const members = [...model.members.values()].filter(member => !member.isApp);
  syncChildren(sidebar, [
    { key: 'team', version: model.team, build: () => el('p', { class: 'team' }, model.team) },
    ...sections.map(section => ({
      key: section.title,
      version: JSON.stringify([section, address.channel, model.you]),
      build: () => drawSection(section.title, section.of, model, address),
    })),
    {
      key: 'you',
      version: JSON.stringify([members, model.you, address.channel, address.home]),
      build: () => drawYou(members, model, address),
    },
  ]);
}

/**
 * @param {string} title
 * @param {PageChannel[]} channels
 * @param {Model} model
 * @param {Address} address
 */
function drawSection(title, channels, model, address) {
  const id = `section-${title.toLowerCase().replaceAll(' ', '-')}`;
  return el(
    'section',
    { 'aria-labelledby': id },
    el('h2', { id, class: 'section-title' }, title),
    el('ul', {}, ...channels.map(channel => el('li', {}, drawChannel(channel, model, address)))),
  );
}

/**
 * @param {PageChannel} channel
 * @param {Model} model
 * @param {Address} address
 */
function drawChannel(channel, model, address) {
  const isCurrent = channel.id === address.channel;
  const unread = isCurrent ? 0 : channel.unread;
  const opensHome = isAppChannel(channel) && unread === 0;
  return el(
    'a',
    {
      class: ['channel', unread > 0 && 'unread', channel.isArchived && 'archived'].filter(Boolean).join(' '),
      href: formatAddress({ member: model.you, channel: channel.id, home: opensHome }),
      'aria-current': isCurrent ? 'page' : undefined,
      'data-focus': channel.id,
    },
    channel.kind === 'channel' ? icon(channel.isArchived ? 'archive' : 'hash') : avatar(appOf(model)),
    el('span', { class: 'channel-name' }, placeName(model, channel).replace(/^#/, '')),
    unread > 0 &&
      el('span', { class: 'count' }, String(unread), el('span', { class: 'visually-hidden' }, ' unread')),
  );
}

/** @param {PageChannel} channel */
export function isAppChannel({ kind, hasApp }) {
  return kind === 'direct' && hasApp;
}

/**
 * @param {PageMember[]} members
 * @param {Model} model
 * @param {Address} address
 */
function drawYou(members, { you, members: all, channels }, address) {
  const current = all.get(you);
  const button = el(
    'button',
    { type: 'button', class: 'you', 'data-focus': 'you' },
    avatar(current),
    el(
      'span',
      { class: 'you-words' },
      el('span', {}, 'You are ', el('strong', {}, current?.realName ?? 'nobody')),
      el('span', { class: 'you-switch' }, 'Switch'),
    ),
  );
  const channel =
    address.channel && channels.get(address.channel)?.kind === 'channel' ? address.channel : undefined;
  const items = members.map(member =>
    el(
      'a',
      {
        class: 'menu-item member',
        role: 'menuitemradio',
        'aria-checked': String(member.id === you),
        href: formatAddress({ member: member.id, channel }),
      },
      avatar(member),
      el(
        'span',
        { class: 'member-words' },
        el('span', {}, member.realName, member.isAdmin && el('span', { class: 'badge' }, 'ADMIN')),
        el('span', { class: 'member-zone' }, zoneText(member.tz)),
      ),
      member.id === you && icon('check'),
    ),
  );
  const menu = el('div', { class: 'menu', 'aria-label': 'Act as' }, ...items);
  attachMenu(button, menu);
  const hint = el('p', { class: 'you-hint' }, 'Open another tab to be two people at once.');
  return el('div', { class: 'you-area' }, button, menu, hint);
}
