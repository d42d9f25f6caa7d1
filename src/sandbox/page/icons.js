/** The page's few icons, drawn as SVG nodes. They are decoration: a word stands beside each of them. */

const SHAPES = {
  hash: 'M9.5 3 7.5 21M16.5 3l-2 18M4 8.5h17M3 15.5h17',
  archive: 'M3 4h18v4H3zM5 8v12h14V8M10 12h4',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M5 5l14 14M19 5 5 19',
  back: 'M14 5l-7 7 7 7',
  send: 'M4 4l17 8-17 8 3-8zM7 12h7',
  thread: 'M4 5h16v11H11l-5 4v-4H4z',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  down: 'M5 9l7 7 7-7',
  app: 'M4 4h7v7H4zM13 13h7v7h-7zM4 13h7v7H4zM16.500 4v7M13 7.500h7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
  check: 'M4 12l6 6L20 6',
  warning: 'M12 4 2.500 20h19zM12 10v4M12 17h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6 8-6s8 2 8 6',
};

const SVG = 'http://www.w3.org/2000/svg';

/** @param {keyof typeof SHAPES} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
