/** Images of this machine are shown; the page loads nothing from elsewhere and shows their description instead. */
import { el } from './dom.js';
import { addressOfFile } from './files.js';
import { isSafeUrl } from './links.js';

/** @import { ImageElement } from '@slack/types' */

/**
 * @param {ImageElement} image
 * @param {{ caption?: string | undefined, small?: boolean }} [options]
 * @returns {HTMLElement}
 */
export function drawImage(image, { caption, small = false } = {}) {
  const url = addressOf(image);
  const shown = url !== undefined && isLocal(url);
  const content = shown
    ? el('img', { src: url, alt: image.alt_text, class: small ? 'image-small' : 'image' })
    : el('span', { class: 'image-elsewhere' }, 'Image: ', describe(image.alt_text, url));
  if (small) return content;
  return el('figure', {}, caption && el('figcaption', {}, caption), content);
}

/**
 * @param {string} alt
 * @param {string | undefined} url
 */
function describe(alt, url) {
  if (url === undefined || !isSafeUrl(url)) return alt;
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, alt || url);
}

/** @param {string} url */
function isLocal(url) {
  return URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin;
}

/** @param {ImageElement} image */
function addressOf(image) {
  if ('image_url' in image) return image.image_url;
  const file = image.slack_file;
  return file && 'id' in file && file.id !== undefined ? addressOfFile(file.id) : undefined;
}
