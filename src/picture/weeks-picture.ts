import type { Week } from '../quiz/progress.ts';

/** The label stands under the bar, as `23 Nov`. */
type DrawnWeek = Pick<Week, 'answered' | 'right'> & { label: string };

const WIDTH = 800;
const HEIGHT = 360;
const LEFT = 24;
const TOP = 76;
const BASE = 312;

/**
 * A member's weeks as an SVG: one bar per week, the right answers filled, the others hatched, and both numbers above
 * it. Its texts are numbers, its own words and the weeks' labels; one font draws all of them.
 */
export function weeksPicture(weeks: readonly DrawnWeek[]): string {
  const most = Math.max(1, ...weeks.map(({ answered }) => answered));
  const step = (WIDTH - 2 * LEFT) / Math.max(1, weeks.length);
  const bars = weeks.map((week, index) => {
    const x = LEFT + index * step + step * 0.2;
    const heightOf = (count: number) => ((BASE - TOP - 28) * count) / most;
    const [all, right] = [heightOf(week.answered), heightOf(week.right)];
    const middle = x + step * 0.3;
    return [
      rect({ x, y: BASE - all, width: step * 0.6, height: all - right, fill: 'url(#hatched)' }),
      rect({ x, y: BASE - right, width: step * 0.6, height: right, fill: '#1f5f99' }),
      text(
        { x: middle, y: BASE - all - 10, size: 20 },
        week.answered === 0 ? '–' : `${week.right} of ${week.answered}`,
      ),
      text({ x: middle, y: BASE + 28, size: 18 }, week.label),
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Lato" fill="#1d1c1d">
<defs><pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#e8e8e8"/><rect width="3" height="8" fill="#8a8a8a"/></pattern></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${text({ x: LEFT, y: 40, size: 24, anchor: 'start' }, 'Right answers per week')}
${rect({ x: 500, y: 24, width: 20, height: 20, fill: '#1f5f99' })}${text({ x: 530, y: 41, size: 18, anchor: 'start' }, 'right')}
${rect({ x: 610, y: 24, width: 20, height: 20, fill: 'url(#hatched)' })}${text({ x: 640, y: 41, size: 18, anchor: 'start' }, 'not right')}
${bars.join('\n')}
${rect({ x: LEFT, y: BASE, width: WIDTH - 2 * LEFT, height: 2, fill: '#616061' })}
</svg>`;
}

function rect(given: { x: number; y: number; width: number; height: number; fill: string }): string {
  const { x, y, width, height, fill } = given;
  return height <= 0
    ? ''
    : `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"/>`;
}

function text(
  { x, y, size, anchor = 'middle' }: { x: number; y: number; size: number; anchor?: 'start' | 'middle' },
  words: string,
): string {
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" text-anchor="${anchor}">${words}</text>`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
