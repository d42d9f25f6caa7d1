import type { Library } from '../../../src/library.ts';
import { asChannelId, asUserId } from '../../../src/quiz/ids.ts';
import { askPractice } from '../../../src/slack/actions/practice-question.ts';
import { openStore } from '../../../src/store/store.ts';
import { aSnapshot } from '../../quiz/a-snapshot.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { benchDeps, shippedLibrary } from '../deps.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import { workspace } from '../fill.ts';
import type { Measurement, Row } from '../measurement.ts';

const QUESTIONS = 1_000;
const ATTEMPTS = 100_000;
/** Each has had every question of the bank. */
const MEMBERS = ATTEMPTS / QUESTIONS;
const RUNS = 500;

export const practice: Measurement = {
  name: 'practice',
  summary: `the next practice question in process: ${QUESTIONS} questions, ${ATTEMPTS} attempts of one workspace`,
  run: async () => {
    const library = largeLibrary();
    return { rows: await withDatabases(database => rowOn(database, library)) };
  },
};

async function rowOn(database: BenchDatabase, library: Library): Promise<Row> {
  const store = await openStore(database.dialect());
  try {
    await fill(database, library);
    const shared = {
      deps: benchDeps(store, { library, now: ATTEMPTS, apiUrl: 'http://127.0.0.1/' }),
      workspace,
      channel: asChannelId('C1'),
      people: async () => ({ name: 'Member', timeZone: undefined, isAdmin: false, isOutsider: false }),
      refreshCount: () => {},
      checkRate: () => {},
      background: () => {},
      now: ATTEMPTS,
      request: '',
    };
    const ask = (index: number) =>
      askPractice({ ...shared, user: asUserId(`U${index % MEMBERS}`) }, undefined);
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

/** The bank over and over, under other ids. */
function largeLibrary(): Library {
  const library = shippedLibrary();
  const { knowledge } = library;
  const questions = Array.from({ length: QUESTIONS }, (_, index) => {
    const question = knowledge.questions[index % knowledge.questions.length];
    if (!question) throw new Error('the bank is empty');
    return { ...question, id: idOf(index) };
  });
  return { ...library, knowledge: { ...knowledge, questions } };
}

function idOf(question: number): string {
  return `a-question-${question}`;
}

/** Every member has had every question once, a third of them wrong. */
async function fill({ run, name }: BenchDatabase, { knowledge }: Library): Promise<void> {
  const numbers = (count: number): string =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;
  const [{ section: firstSection } = { section: '' }] = knowledge.questions;
  const snapshot = JSON.stringify(aSnapshot({})).replaceAll("'", "''");
  await run(`${numbers(MEMBERS)} insert into members (workspace_id, user_id, member_key, display_name, joined_at, hidden,
    settings) select '${workspace}', 'U' || i, 'member-' || i, 'Member', 1, 0, '{}' from n`);
  await run(`${numbers(ATTEMPTS)} insert into attempts (id, workspace_id, member_key, question_id, question_hash,
    section_id, snapshot, mode, chosen, correct, asked_at, answered_at)
    select 'an-attempt-as-long-as-a-uuid-' || i, '${workspace}', 'member-' || (i % ${MEMBERS}),
      'a-question-' || (i / ${MEMBERS}), 'hash', '${firstSection}', '${snapshot}', 'practice', '[1]',
      case when i % 3 = 0 then 0 else 1 end, i, i from n`);
  await run(name === 'SQLite' ? 'analyze' : 'vacuum analyze');
}
