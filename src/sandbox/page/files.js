/** Files that hang on a message: pictures are shown, everything else can be downloaded. */
import { el } from './dom.js';

/** @import { PageMessage } from '../page-protocol.ts' */

/** @param {PageMessage['files']} files */
export function drawFiles(files) {
  return el(
    'ul',
    { class: 'files' },
    ...files.map(({ id, name, title, isPicture }) =>
      el(
        'li',
        {},
        isPicture && el('img', { src: addressOfFile(id), alt: title, class: 'image' }),
        el('a', { href: addressOfFile(id), download: name }, title === name ? name : `${title} (${name})`),
      ),
    ),
  );
}

/** @param {string} id */
export function addressOfFile(id) {
  return `/files/${encodeURIComponent(id)}`;
}
