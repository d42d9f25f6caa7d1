import type { Library } from '../../../src/library.ts';
import { REVIEW } from '../../../src/quiz/select-practice.ts';
import { askPractice } from '../../../src/slack/actions/practice-question.ts';
import { openStore } from '../../../src/store/store.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import { DAY } from '../fill.ts';
import type { Measurement, Row } from '../measurement.ts';
import {
  ATTEMPTS,
  fillAttempts,
  largeLibrary,
  MEMBERS,
  NEWEST,
  QUESTIONS,
  studyContexts,
} from '../study-fill.ts';

const RUNS = 500;

export const review: Measurement = {
  name: 'review',
  summary: `the next review question in process: ${QUESTIONS} questions, ${ATTEMPTS} attempts of one workspace`,
  run: async () => {
    const library = await largeLibrary();
    return { rows: (await withDatabases(database => rowsOn(database, library))).flat() };
  },
};

/** Every member's first look makes their cards, a third of a thousand; the later ones find them. */
async function rowsOn(database: BenchDatabase, library: Library): Promise<Row[]> {
  const store = await openStore(database.dialect());
  try {
    await fillAttempts(database, library);
    // By then everything that was missed is due.
    const contextOf = studyContexts(store, { library, now: NEWEST + 2 * DAY });
    const ask = (index: number) => askPractice(contextOf(index), REVIEW);
    const first = await timesOf(MEMBERS, ask);
    const later = await timesOf(RUNS, ask);
    const size = `${QUESTIONS.toLocaleString('en')} questions, ${ATTEMPTS.toLocaleString('en')} attempts`;
    const rowOf = (what: string, times: readonly number[], target: string): Row => ({
      what: `${what}, ${size}, ${database.name}`,
      app: `median ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`,
      target,
    });
    return [
      rowOf('the next review question', later, 'p99 under 30 ms'),
      rowOf('the first one, which makes all cards', first, 'once for each member'),
    ];
  } finally {
    await store.close();
  }
}
