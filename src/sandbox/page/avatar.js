import { el } from './dom.js';
import { icon } from './icons.js';

/** @import { PageMember } from '../page-protocol.ts' */

/**
 * Initials on the member's colour, black or white, whichever reads better. The name always stands beside it.
 * @param {PageMember | undefined} member
 */
export function avatar(member) {
  const element = el('span', { class: 'avatar', 'aria-hidden': 'true' });
  const color = /^#[0-9a-f]{6}$/i.test(member?.color ?? '') ? (member?.color ?? '') : '#6b6670';
  element.style.setProperty('--avatar', color);
  element.style.setProperty('--avatar-ink', luminance(color) > 0.18 ? '#000' : '#fff');
  element.append(member?.isApp ? icon('app') : (member?.initials ?? '?'));
  return element;
}

/**
 * WCAG's relative luminance; above 0.18 black has the better contrast.
 * @param {string} color
 */
function luminance(color) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
