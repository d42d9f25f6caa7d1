/** Where a link may lead: the web and mail. Everything else, `javascript:` above all, stays text. */

const SAFE = new Set(['http:', 'https:', 'mailto:']);

/**
 * @param {string} url
 * @returns {boolean}
 */
export function isSafeUrl(url) {
  return URL.canParse(url) && SAFE.has(new URL(url).protocol);
}
