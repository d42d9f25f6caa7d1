/** The websocket to the workspace: requests with one reply each, and a new connection whenever one is lost. */

/** @import { PageMessage, PageReply, PageRequest, WorkspaceEvent } from '../page-protocol.ts' */

/**
 * A `PageRequest` before it has its number.
 * @typedef {PageRequest extends infer R ? R extends PageRequest ? Omit<R, 'id'> : never : never} Question
 */

/**
 * `isLost` tells a lost connection from a refusal.
 * @typedef {{ ok: true, messages?: PageMessage[] } | { ok: false, text: string, isLost?: true }} Answer
 */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

/**
 * @param {object} options
 * @param {string} options.url
 * @param {() => void} options.onOpen
 * @param {() => void} options.onLost
 * @param {(event: WorkspaceEvent) => void} options.onEvent
 */
export function connect({ url, onOpen, onLost, onEvent }) {
  /** @type {Map<number, (answer: Answer) => void>} */
  const waiting = new Map();
  let lastId = 0;
  let wait = FIRST_WAIT_MS;
  let socket = open();

  function open() {
    const opened = new WebSocket(url);
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      onOpen();
    });
    opened.addEventListener('message', ({ data }) => receive(JSON.parse(data)));
    opened.addEventListener('close', () => {
      for (const settle of waiting.values())
        settle({ ok: false, isLost: true, text: 'The connection was lost. Please try again.' });
      waiting.clear();
      onLost();
      setTimeout(() => {
        socket = open();
      }, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
    return opened;
  }

  /** @param {WorkspaceEvent | PageReply} message */
  function receive(message) {
    if (message.kind !== 'reply') return onEvent(message);
    waiting.get(message.re)?.(message);
    waiting.delete(message.re);
  }

  return {
    /**
     * Never rejects: what goes wrong is an answer with a sentence.
     * @param {Question} question
     * @returns {Promise<Answer>}
     */
    ask(question) {
      if (socket.readyState !== WebSocket.OPEN) {
        return Promise.resolve({
          ok: false,
          isLost: true,
          text: 'Not connected right now. Please try again in a moment.',
        });
      }
      lastId += 1;
      const id = lastId;
      socket.send(JSON.stringify({ ...question, id }));
      return new Promise(resolve => waiting.set(id, resolve));
    },
  };
}
