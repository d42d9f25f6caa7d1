/** Puts the page together: the hash says where we are, the workspace what there is, and `draw` shows both. */
import { formatAddress } from './address.js';
import { createClock } from './clock.js';
import { createComposer } from './composer.js';
import { connect } from './connection.js';
import { drawIntro, showHead } from './conversation.js';
import { part } from './dom.js';
import { createDrawer } from './drawer.js';
import { showHome } from './home.js';
import { icon } from './icons.js';
import { messageWords } from './message.js';
import { createMessageList } from './message-list.js';
import { createModals } from './modals.js';
import { applyEvent, emptyModel, messagesOf, nowOf, placeName, threadOf, zoneOf } from './model.js';
import { createNotices } from './notices.js';
import { createPlaces } from './places.js';
import { createScenes } from './scenes.js';
import { isAppChannel, showSidebar } from './sidebar.js';

/** @import { PageChannel, PageMessage, WorkspaceEvent } from '../page-protocol.ts' */
/** @import { Address } from './address.js' */
/** @import { Question } from './connection.js' */

const model = emptyModel();
const notices = createNotices(part('notices', 'div'));
const drawer = createDrawer();
const log = createMessageList(part('log', 'div'), part('to-end', 'button'));
const threadLog = createMessageList(part('thread-log', 'div'));
let isDrawing = false;

const url = new URL('/page', location.href);
url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
const connection = connect({ url: url.href, onOpen, onLost, onEvent });
const places = createPlaces({ model, ask, onChange: render, onMoved });
const scenes = createScenes({ model, now, ask, channel: () => places.current().channel });

const clock = createClock(part('clock', 'div'), async milliseconds => {
  return (await ask({ kind: 'advance-clock', milliseconds })).ok;
});
const composer = createComposer({
  id: 'message',
  known: () => known(model.commands),
  onSend: text => send(text, undefined),
});
const threadComposer = createComposer({
  id: 'reply',
  known: () => known([]),
  onSend: text => send(text, places.current().thread),
});
const modals = createModals({
  dialog: part('modal', 'dialog'),
  sceneOf: (pageView, errors) => scenes.ofView(pageView, errors),
  onSubmit: async (viewId, state) => void (await ask({ kind: 'submit-view', viewId, state })),
  onClose: async viewId => void (await ask({ kind: 'close-view', viewId })),
  onGone: viewId => scenes.forgetView(viewId),
});

part('composer', 'div').append(composer.element);
part('thread-composer', 'div').append(threadComposer.element);
part('thread-close', 'a').append(icon('close'));
part('skip', 'a').addEventListener('click', event => {
  event.preventDefault();
  part('title', 'h1').focus();
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (document.querySelector('dialog[open], :popover-open') || drawer.close()) return;
  if (places.current().thread) location.hash = part('thread-close', 'a').hash;
});
setInterval(showClock, 10_000);

function onOpen() {
  part('connection', 'p').hidden = true;
  places.arrive();
}

function onLost() {
  const line = part('connection', 'p');
  line.hidden = false;
  line.textContent = model.ready ? 'Reconnecting to the workspace…' : 'Looking for the workspace…';
}

/** @param {WorkspaceEvent} event */
function onEvent(event) {
  if (event.kind === 'message') announce(event.message);
  if (event.kind === 'message-removed') scenes.forgetMessage(event.channel, event.ts);
  applyEvent(model, event, performance.now());
  if (event.kind === 'snapshot') places.settle();
  render();
}

/** Draws once for all that happens in one turn. */
function render() {
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    if (places.isSettled()) draw();
  });
}

function draw() {
  const address = places.current();
  const channel = model.channels.get(address.channel ?? '');
  const isHome = channel !== undefined && isAppChannel(channel) && address.home;
  showSidebar(part('sidebar', 'nav'), model, address);
  showHead(model, address, channel);
  showClock();
  part('home', 'section').hidden = !isHome;
  part('conversation', 'section').hidden = isHome;
  if (isHome) showHome(part('home', 'section'), model.home, scenes.ofHome());
  else if (channel) drawConversation(channel);
  drawThread(channel, address.thread);
  modals.show(model.views);
  places.keepRead();
}

/** @param {PageChannel} channel */
function drawConversation(channel) {
  const key = `${model.you} ${channel.id}`;
  part('log', 'div').setAttribute('aria-busy', String(places.isLoading()));
  log.show({
    ...shared(),
    key: places.isLoading() ? `${key} loading` : key,
    messages: messagesOf(model, channel.id),
    sceneOf: message => scenes.ofMessage(message),
    inThread: false,
    intro: () => (places.isLoading() ? document.createElement('div') : drawIntro(channel, model)),
  });
  composer.element.hidden = channel.isArchived;
  part('archived', 'p').hidden = !channel.isArchived;
  composer.show(key, `Message ${placeName(model, channel)}`);
}

/**
 * @param {PageChannel | undefined} channel
 * @param {string | undefined} ts
 */
function drawThread(channel, ts) {
  drawer.setThread(ts !== undefined && channel !== undefined);
  if (ts === undefined || !channel) return;
  const key = `${model.you} ${channel.id} ${ts}`;
  part('thread-place', 'p').textContent = placeName(model, channel);
  part('thread-close', 'a').href = formatAddress({ member: model.you, channel: channel.id });
  threadLog.show({
    ...shared(),
    key,
    messages: threadOf(model, channel.id, ts),
    sceneOf: message => scenes.ofMessage(message, 'thread-'),
    inThread: true,
    intro: () => document.createElement('div'),
  });
  threadComposer.element.hidden = channel.isArchived;
  threadComposer.show(key, 'Reply…');
}

function shared() {
  return { now: now(), tz: zoneOf(model), revision: model.revision };
}

function showClock() {
  if (places.isSettled()) clock.show(now(), zoneOf(model));
}

/**
 * The focus follows to where one went.
 * @param {Address} from
 * @param {Address} to
 */
function onMoved(from, to) {
  notices.clear();
  drawer.close();
  const isSamePlace = from.member === to.member && from.channel === to.channel && from.home === to.home;
  // `draw` comes at the end of this turn, and only then is there something to give the focus to.
  queueMicrotask(() => {
    if (!isSamePlace) focusMain();
    else if (to.thread) threadComposer.focus();
    else if (from.thread) focusThreadLink(from.thread);
  });
}

function focusMain() {
  if (drawer.isNarrow() || places.current().home) part('title', 'h1').focus();
  else composer.focus();
}

/** @param {string} ts */
function focusThreadLink(ts) {
  const message = document.querySelector(`#log [data-ts="${CSS.escape(ts)}"]`);
  const link = message?.querySelector('.replies') ?? message?.querySelector('.reply-link');
  if (link instanceof HTMLElement) link.focus();
  else focusMain();
}

/**
 * @param {string} text
 * @param {string | undefined} threadTs
 */
async function send(text, threadTs) {
  const { channel } = places.current();
  if (channel === undefined) return false;
  const answer = await ask({ kind: 'send', channel, text, ...(threadTs !== undefined && { threadTs }) });
  (threadTs === undefined ? log : threadLog).goToEnd();
  return answer.ok;
}

/**
 * Asks, and shows the sentence if the answer is no.
 * @param {Question} question
 */
async function ask(question) {
  const answer = await connection.ask(question);
  if (answer.ok) notices.clear();
  else notices.show(answer.text);
  return answer;
}

/** @param {import('./model.js').Command[]} commands Slack knows no commands in threads. */
function known(commands) {
  return { commands, members: [...model.members.values()], channels: [...model.channels.values()] };
}

/**
 * Says a message that is new, from someone else, and here.
 * @param {PageMessage} message
 */
function announce(message) {
  const { channel, thread } = places.current();
  const isHere = message.channel === channel && (!message.threadTs || message.threadTs === thread);
  const isKnown = model.messages.get(message.channel)?.has(message.ts);
  if (!places.isSettled() || !isHere || isKnown || message.member === model.you) return;
  part('announcer', 'div').textContent = messageWords(message, scenes.names());
}

function now() {
  return nowOf(model, performance.now());
}
