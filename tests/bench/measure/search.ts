import { buildLibrary } from '../../../src/library.ts';
import { yardsticks } from '../../ask/engines.ts';
import { shippedKnowledge } from '../../ask/knowledge.ts';
import { readHalf } from '../../ask/questions.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import type { Measurement } from '../measurement.ts';

/** Every question so often, all of them in turns, so that nothing is favoured by what was asked just before. */
const TURNS = 5;
const BESIDE = ['MiniSearch, plain', 'Orama'];

export const search: Measurement = {
  name: 'search',
  summary: 'time of one question in process, beside other engines on the same sections',
  async run() {
    const knowledge = shippedKnowledge();
    const { ask } = await buildLibrary(knowledge);
    const others = (await yardsticks(knowledge.sections)).filter(({ name }) => BESIDE.includes(name));
    const engines = [
      { name: 'this app, with its answer', search: (query: string) => ask(query) },
      ...others.map(engine => ({ name: engine.name, search: (query: string) => engine.search(query) })),
    ];
    const questions = readHalf('tuning').map(({ query }) => query);
    const times = new Map<string, number[]>(engines.map(({ name }) => [name, []]));
    for (let turn = 0; turn <= TURNS; turn += 1) {
      for (const engine of engines) {
        const told = await timesOf(questions.length, async index => engine.search(questions[index] ?? ''));
        // The first turn warms up.
        if (turn > 0) times.get(engine.name)?.push(...told);
      }
    }
    const [app, ...rest] = [...times].map(([name, of]) => ({
      name,
      text: `median ${milliseconds(median(of))}, p99 ${milliseconds(quantile(of, 0.99))}`,
    }));
    return {
      rows: [
        {
          what: `one question in process, ${knowledge.sections.length} sections`,
          app: app?.text ?? '',
          yardstick: rest.map(({ name, text }) => `${name}: ${text}`).join('; '),
          target: 'median under 1 ms, p99 under 5 ms',
        },
      ],
    };
  },
};
