/** What could be meant by what is being typed: a command at the start, a person after `@`, a channel after `#`. Pure. */

/** @import { PageChannel, PageMember } from '../page-protocol.ts' */
/** @import { Command } from './model.js' */

/** @typedef {{ insert: string, title: string, detail: string }} Suggestion */
/** @typedef {{ start: number, typed: string, items: Suggestion[] }} Suggestions `start` is where the typed word begins. */
/** @typedef {{ commands: Command[], members: PageMember[], channels: PageChannel[] }} Known */

const MOST = 8;

/**
 * @param {string} before The text up to the caret.
 * @param {Known} known
 * @returns {Suggestions}
 */
export function suggestionsFor(before, { commands, members, channels }) {
  const typed = /^\/\S*$/.exec(before)?.[0] ?? /(?<=^|\s)[@#][^\s@#]*$/.exec(before)?.[0] ?? '';
  const word = typed.slice(1).toLowerCase();
  const start = before.length - typed.length;
  /** @type {Record<string, () => Suggestion[]>} */
  const kinds = {
    '/': () => commands.filter(({ command }) => command.startsWith(typed)).map(commandSuggestion),
    '@': () => members.filter(member => isCalled(member, word)).map(memberSuggestion),
    '#': () =>
      channels.filter(({ kind, name }) => kind === 'channel' && name.includes(word)).map(channelSuggestion),
  };
  const items = kinds[typed.slice(0, 1)]?.() ?? [];
  return { start, typed, items: items.slice(0, MOST) };
}

/**
 * @param {PageMember} member
 * @param {string} word
 */
function isCalled({ name, realName }, word) {
  return [name, ...realName.split(' ')].some(part => part.toLowerCase().startsWith(word));
}

/** @param {Command} command */
function commandSuggestion({ command, description, usageHint }) {
  return { insert: command, title: `${command} ${usageHint}`.trim(), detail: description };
}

/** @param {PageMember} member */
function memberSuggestion({ realName, isApp }) {
  return { insert: `@${realName}`, title: `@${realName}`, detail: isApp ? 'App' : '' };
}

/** @param {PageChannel} channel */
function channelSuggestion({ name, topic }) {
  return { insert: `#${name}`, title: `#${name}`, detail: topic };
}
