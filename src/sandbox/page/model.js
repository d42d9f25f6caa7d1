/** What the page knows of the workspace: events and answers go in, the drawing functions read. No DOM, no clock. */

/** @import { View } from '@slack/types' */
/** @import { PageChannel, PageMember, PageMessage, PageView, WorkspaceEvent } from '../page-protocol.ts' */

/** @typedef {{ command: string, description: string, usageHint: string }} Command */

/**
 * @typedef {object} Model
 * @property {boolean} ready A snapshot has come.
 * @property {string} team
 * @property {string} you
 * @property {Map<string, PageMember>} members
 * @property {Map<string, PageChannel>} channels
 * @property {Command[]} commands
 * @property {number} revision Counts what changes names and places, which drawn messages speak of.
 * @property {{ now: number, at: number }} clock The workspace's time and the page's own at the same moment.
 * @property {Map<string, Map<string, PageMessage>>} messages By channel, then by `ts`; replies included.
 * @property {PageView[]} views
 * @property {View | undefined} home
 */

/** @returns {Model} */
export function emptyModel() {
  return {
    ready: false,
    team: '',
    you: '',
    members: new Map(),
    channels: new Map(),
    commands: [],
    revision: 0,
    clock: { now: 0, at: 0 },
    messages: new Map(),
    views: [],
    home: undefined,
  };
}

/**
 * @param {Model} model
 * @param {WorkspaceEvent} event
 * @param {number} at The page's own time, any steady count of milliseconds.
 */
export function applyEvent(model, event, at) {
  switch (event.kind) {
    case 'snapshot':
      if (event.you !== model.you) forgetMember(model);
      model.ready = true;
      model.revision += 1;
      model.team = event.team;
      model.you = event.you;
      model.members = new Map(event.members.map(member => [member.id, member]));
      model.channels = new Map(event.channels.map(channel => [channel.id, channel]));
      model.commands = event.commands;
      model.clock = { now: event.now, at };
      break;
    case 'channel':
      model.channels.set(event.channel.id, event.channel);
      break;
    case 'message':
      putMessage(model, event.message);
      break;
    case 'message-removed':
      model.messages.get(event.channel)?.delete(event.ts);
      break;
    case 'views':
      model.views = event.views;
      break;
    case 'home':
      model.home = event.view;
      break;
    case 'clock':
      model.clock = { now: event.now, at };
      break;
  }
}

/**
 * Drops what only the last member could see, or what a lost connection made stale.
 * @param {Model} model
 */
export function forgetMember(model) {
  model.messages.clear();
  model.views = [];
  model.home = undefined;
}

/**
 * The answer to opening a channel: what it says replaces what was known, but for ephemerals and threads,
 * which it does not carry.
 * @param {Model} model
 * @param {string} channel
 * @param {PageMessage[]} messages
 */
export function putHistory(model, channel, messages) {
  const kept = [...(model.messages.get(channel)?.values() ?? [])].filter(
    each => each.ephemeral || isReply(each),
  );
  model.messages.set(channel, new Map());
  for (const message of [...kept, ...messages]) putMessage(model, message);
}

/**
 * @param {Model} model
 * @param {PageMessage} message
 */
export function putMessage(model, message) {
  const inChannel = model.messages.get(message.channel) ?? new Map();
  inChannel.set(message.ts, message);
  model.messages.set(message.channel, inChannel);
}

/**
 * The channel's messages without replies, oldest first.
 * @param {Model} model
 * @param {string} channel
 */
export function messagesOf(model, channel) {
  return [...(model.messages.get(channel)?.values() ?? [])].filter(each => !isReply(each)).sort(byTs);
}

/**
 * A thread's parent, if it is known, and its replies, oldest first.
 * @param {Model} model
 * @param {string} channel
 * @param {string} ts
 */
export function threadOf(model, channel, ts) {
  const all = [...(model.messages.get(channel)?.values() ?? [])];
  return all.filter(each => each.ts === ts || each.threadTs === ts).sort(byTs);
}

/**
 * `#general`, or the name of the other side; the app goes by its full name.
 * @param {Model} model
 * @param {PageChannel} channel
 */
export function placeName(model, { kind, name, hasApp }) {
  if (kind === 'channel') return `#${name}`;
  return (hasApp && appOf(model)?.realName) || name;
}

/**
 * The time zone of the member one acts as.
 * @param {Model} model
 */
export function zoneOf({ members, you }) {
  return members.get(you)?.tz ?? 'UTC';
}

/** @param {Model} model */
export function appOf({ members }) {
  return [...members.values()].find(member => member.isApp);
}

/**
 * The workspace's time now.
 * @param {Model} model
 * @param {number} at The page's own time, as in `applyEvent`.
 */
export function nowOf(model, at) {
  return model.clock.now + (at - model.clock.at);
}

/** @param {PageMessage} message */
function isReply({ ts, threadTs }) {
  return threadTs !== undefined && threadTs !== ts;
}

/**
 * @param {PageMessage} a
 * @param {PageMessage} b
 */
function byTs(a, b) {
  return a.ts.length - b.ts.length || (a.ts < b.ts ? -1 : Number(a.ts > b.ts));
}
