import type { Library } from '../../../src/library.ts';
import { askPractice } from '../../../src/slack/actions/practice-question.ts';
import { openStore } from '../../../src/store/store.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import type { Measurement, Row } from '../measurement.ts';
import { ATTEMPTS, fillAttempts, largeLibrary, NEWEST, QUESTIONS, studyContexts } from '../study-fill.ts';

const RUNS = 500;

export const practice: Measurement = {
  name: 'practice',
  summary: `the next practice question in process: ${QUESTIONS} questions, ${ATTEMPTS} attempts of one workspace`,
  run: async () => {
    const library = await largeLibrary();
    return { rows: await withDatabases(database => rowOn(database, library)) };
  },
};

async function rowOn(database: BenchDatabase, library: Library): Promise<Row> {
  const store = await openStore(database.dialect());
  try {
    await fillAttempts(database, library);
    const contextOf = studyContexts(store, { library, now: NEWEST });
    const ask = (index: number) => askPractice(contextOf(index), undefined);
    await timesOf(RUNS / 10, ask);
    const times = await timesOf(RUNS, ask);
    const size = `${QUESTIONS.toLocaleString('en')} questions, ${ATTEMPTS.toLocaleString('en')} attempts`;
    return {
      what: `the next practice question, ${size}, ${database.name}`,
      app: `median ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`,
      target: 'p99 under 30 ms',
    };
  } finally {
    await store.close();
  }
}
