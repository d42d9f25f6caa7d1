import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSearchData } from '../../../src/guide/search-data.ts';
import { searchIndex } from '../../../src/guide/search-index.ts';
import type { WholeKnowledge } from '../../../src/knowledge.ts';
import { libraryFrom } from '../../../src/library.ts';
import { shippedKnowledge } from '../../ask/knowledge.ts';
import { readHalf } from '../../ask/questions.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import type { Measurement, Row } from '../measurement.ts';
import { variedGuide } from '../varied-guide.ts';

const SIZES = [100, 1_000, 10_000];

export const scale: Measurement = {
  name: 'scale',
  summary: 'what an index and a question cost with 100, 1,000 and 10,000 sections',
  async run() {
    const shipped = shippedKnowledge();
    const rows: Row[] = [];
    for (const size of SIZES) rows.push(...(await rowsOf(variedGuide(shipped, size))));
    return { rows };
  },
};

async function rowsOf(knowledge: WholeKnowledge): Promise<Row[]> {
  const count = knowledge.sections.length.toLocaleString('en');
  const [buildTime, data] = await timed(() => buildSearchData(knowledge));
  const kept = serialize(data);
  const before = memoryInUse();
  const [loadTime] = await timed(() => searchIndex(deserialize(kept), knowledge));
  const library = libraryFrom(knowledge, data);
  const questions = readHalf('tuning').map(({ query }) => query);
  await timesOf(questions.length, async index => library.ask(questions[index] ?? ''));
  const times = await timesOf(questions.length, async index => library.ask(questions[index] ?? ''));
  const memory = memoryInUse() - before;
  return [
    {
      what: `${count} sections: one question`,
      app: `median ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`,
      target: 'p99 under 25 ms',
    },
    { what: `${count} sections: index built`, app: milliseconds(buildTime), target: 'under 10 s' },
    {
      what: `${count} sections: index loaded from its kept form (${mebibytes(kept.length)})`,
      app: milliseconds(loadTime),
      target: 'under 2 s',
    },
    { what: `${count} sections: memory, beside sections and kept form`, app: mebibytes(memory) },
  ];
}

async function timed<T>(run: () => T | Promise<T>): Promise<[number, T]> {
  const began = performance.now();
  const value = await run();
  return [performance.now() - began, value];
}

/** After everything that nobody needs was given back. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
