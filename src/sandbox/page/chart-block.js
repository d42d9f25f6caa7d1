/** A `data_visualization` block: each number with a bar, as a table that reads aloud. */
import { el } from './dom.js';

/**
 * @typedef {{ label: string, value: number }} Point
 * @typedef {{ type: 'pie', segments: Point[] }} Pie
 * @typedef {{ type: 'bar' | 'line' | 'area', series: { name: string, data: Point[] }[], axis_config: { categories: string[] } }} Axes
 */

/** @param {{ title: string, chart: Pie | Axes }} block */
export function drawChartBlock({ title, chart }) {
  const { names, rows } = chart.type === 'pie' ? ofPie(chart) : ofAxes(chart);
  const max = Math.max(1, ...rows.flatMap(row => row.values));
  return el(
    'figure',
    { class: 'chart' },
    el('figcaption', {}, title),
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, el('td', {}), ...names.map(name => el('th', { scope: 'col' }, name)))),
      el(
        'tbody',
        {},
        ...rows.map(({ label, values }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, label),
            ...values.map(value =>
              el('td', {}, el('meter', { min: 0, max, value, 'aria-hidden': 'true' }), ` ${value}`),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Pie} chart */
function ofPie({ segments }) {
  return { names: ['Value'], rows: segments.map(({ label, value }) => ({ label, values: [value] })) };
}

/** @param {Axes} chart */
function ofAxes({ series, axis_config: { categories } }) {
  return {
    names: series.map(({ name }) => name),
    rows: categories.map(label => ({
      label,
      values: series.map(({ data }) => data.find(point => point.label === label)?.value ?? 0),
    })),
  };
}
