/** Text and background pairs of the page's two colour schemes, held to WCAG 2.2 AA. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const css = await readFile(new URL('../../../src/sandbox/page/style/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');

/** Small text needs 4.5, edges of controls and the focus ring 3. */
const pairs: [ink: string, paper: string, least: number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'tint', 4.5],
  ['ink', 'hover', 4.5],
  ['ink', 'private-paper', 4.5],
  ['soft', 'paper', 4.5],
  ['soft', 'tint', 4.5],
  ['soft', 'hover', 4.5],
  ['soft', 'private-paper', 4.5],
  ['link', 'paper', 4.5],
  ['link', 'hover', 4.5],
  ['link', 'private-paper', 4.5],
  ['on-go', 'go', 4.5],
  ['on-stop', 'stop', 4.5],
  ['paper', 'link', 4.5],
  ['code', 'code-paper', 4.5],
  ['mention', 'mention-paper', 4.5],
  ['ink', 'mention-paper', 4.5],
  ['soft', 'mention-paper', 4.5],
  ['you-ink', 'you-paper', 4.5],
  ['alert-ink', 'alert-paper', 4.5],
  ['alert-ink', 'paper', 4.5],
  ['side-ink', 'side', 4.5],
  ['side-soft', 'side', 4.5],
  ['side-soft', 'side-hover', 4.5],
  ['side-ink', 'side-hover', 4.5],
  ['side-current-ink', 'side-current', 4.5],
  ['badge-ink', 'badge-paper', 4.5],
  ['edge', 'paper', 3],
  ['focus', 'paper', 3],
  ['go', 'paper', 3],
  ['stop', 'paper', 3],
];

test.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme can be read', (_scheme, text) => {
  const colors = new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(match => [match[1], match[2] ?? '']),
  );
  const tooFaint = pairs.flatMap(([ink, paper, least]) => {
    const ratio = contrast(colors.get(ink) ?? '', colors.get(paper) ?? '');
    return ratio >= least ? [] : [`${ink} on ${paper}: ${ratio.toFixed(2)}`];
  });
  expect(tooFaint).toEqual([]);
});

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
