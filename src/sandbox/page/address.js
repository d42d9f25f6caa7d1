/**
 * Where a tab is, kept in the URL's hash so that every tab can be another member and a link leads back:
 * `#/U1/C1`, `#/U1/C1/1700000000.000100` for a thread, `#/U1/D1/home` for the app's Home tab.
 */

/**
 * @typedef {object} Address
 * @property {string | undefined} member
 * @property {string | undefined} channel
 * @property {string | undefined} thread The `ts` of the message that the thread hangs on.
 * @property {boolean} home
 */

const THREAD = /^\d+\.\d+$/;

/**
 * @param {string} hash As in `location.hash`.
 * @returns {Address}
 */
export function parseAddress(hash) {
  const [, member, channel, rest] = hash.replace(/^#/, '').split('/').map(decode);
  return {
    member: member || undefined,
    channel: channel || undefined,
    thread: rest !== undefined && THREAD.test(rest) ? rest : undefined,
    home: rest === 'home',
  };
}

/**
 * @param {Partial<Address>} address
 * @returns {string} With the `#`.
 */
export function formatAddress({ member, channel, thread, home }) {
  const parts = member ? [member] : [];
  if (member && channel) parts.push(channel);
  if (member && channel && (home || thread)) parts.push(home ? 'home' : (thread ?? ''));
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
