/** Where this tab is: follows the hash, becomes the member it names, and opens what it names at the workspace. */
import { formatAddress, parseAddress } from './address.js';
import { forgetMember, putHistory, putMessage } from './model.js';

/** @import { Address } from './address.js' */
/** @import { Answer, Question } from './connection.js' */
/** @import { Model } from './model.js' */

/**
 * @param {object} options
 * @param {Model} options.model
 * @param {(question: Question) => Promise<Answer>} options.ask
 * @param {() => void} options.onChange Something else is to be drawn.
 * @param {(from: Address, to: Address) => void} options.onMoved The member went somewhere.
 */
export function createPlaces({ model, ask, onChange, onMoved }) {
  let address = parseAddress(location.hash);
  /** The member that was asked for while the workspace has not answered yet. */
  /** @type {string | undefined} */
  let wanted;
  /** What was opened for this address, so that it is asked for once. */
  let opened = { channel: '', thread: '', home: '' };
  let isLoading = false;

  addEventListener('hashchange', async () => {
    const from = address;
    address = parseAddress(location.hash);
    if (address.member !== undefined && address.member !== model.you) await actAs(address.member);
    settle();
    onChange();
    onMoved(from, address);
  });

  /** @param {string} member */
  async function actAs(member) {
    wanted = member;
    const answer = await ask({ kind: 'act-as', member });
    const wasLost = !answer.ok && answer.isLost;
    if (wanted !== member || wasLost) return;
    wanted = undefined;
    forgetPlace();
    settle();
    onChange();
  }

  /** A new connection begins as some member; nothing of theirs is for the one who was asked for. */
  function isSettled() {
    return model.ready && wanted === undefined;
  }

  function forgetPlace() {
    opened = { channel: '', thread: '', home: '' };
  }

  /** Fills in what the hash leaves open or names wrongly, and opens what it names. */
  function settle() {
    if (!isSettled()) return;
    const known = address.channel !== undefined && model.channels.has(address.channel);
    const fallback = [...model.channels.values()].find(each => each.kind === 'channel' && !each.isArchived);
    const { channel, thread, home } = known ? address : { ...parseAddress(''), channel: fallback?.id };
    address = { member: model.you, channel, thread, home };
    const hash = formatAddress(address);
    if (hash !== location.hash) history.replaceState(null, '', hash);
    if (channel !== undefined) void open(channel);
  }

  /** @param {string} channel */
  async function open(channel) {
    const { thread, home } = address;
    const place = {
      channel: home ? '' : channel,
      thread: thread ? `${channel} ${thread}` : '',
      home: home ? channel : '',
    };
    const before = opened;
    opened = place;
    if (place.home && place.home !== before.home) await ask({ kind: 'open-home' });
    if (place.channel && place.channel !== before.channel) await openChannel(channel);
    if (thread && place.thread !== before.thread) await openThread(channel, thread);
  }

  /** @param {string} channel */
  async function openChannel(channel) {
    isLoading = true;
    const answer = await ask({ kind: 'open-channel', channel });
    isLoading = false;
    if (answer.ok) putHistory(model, channel, answer.messages ?? []);
    onChange();
  }

  /**
   * @param {string} channel
   * @param {string} ts
   */
  async function openThread(channel, ts) {
    const answer = await ask({ kind: 'open-thread', channel, ts });
    for (const message of (answer.ok && answer.messages) || []) putMessage(model, message);
    onChange();
  }

  return {
    current: () => address,
    isLoading: () => isLoading,
    isSettled,
    settle,
    /** A connection is there, the first one or a new one. */
    arrive() {
      forgetPlace();
      forgetMember(model);
      if (address.member) void actAs(address.member);
    },
    /** What comes in while the channel is on the screen is read; tells the workspace so. */
    keepRead() {
      const channel = model.channels.get(opened.channel);
      if (!channel || channel.unread === 0 || isLoading || document.hidden) return;
      model.channels.set(channel.id, { ...channel, unread: 0 });
      void ask({ kind: 'open-channel', channel: channel.id });
    },
  };
}
