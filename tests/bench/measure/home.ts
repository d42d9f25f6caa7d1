import { loadKnowledge } from '../../../src/knowledge.ts';
import { buildLibrary } from '../../../src/library.ts';
import { asMemberKey, asUserId } from '../../../src/quiz/ids.ts';
import { readinessOf } from '../../../src/quiz/readiness.ts';
import { coverageOf } from '../../../src/slack/coverage.ts';
import { loadHome } from '../../../src/slack/home/load-home.ts';
import { homeView } from '../../../src/slack/views/home-view.ts';
import { openStore } from '../../../src/store/store.ts';
import { aSnapshot } from '../../quiz/a-snapshot.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { median, milliseconds, quantile, timesOf } from '../figures.ts';
import { DAY, fillMembers, keyOfMember, NOW, workspace } from '../fill.ts';
import type { Measurement, Row } from '../measurement.ts';

const MEMBERS = 1_000;
/** Of each of them: a hundred thousand in all. */
const ATTEMPTS = 100;
const LOOKS = 500;

export const home: Measurement = {
  name: 'home',
  summary: 'Home and readiness in a workspace with 100,000 attempts',
  async run() {
    const rows = await withDatabases(rowsOf);
    return { rows: rows.flat() };
  },
};

async function rowsOf(database: BenchDatabase): Promise<Row[]> {
  const loaded = loadKnowledge('knowledge', new Date(NOW));
  if (loaded.kind === 'broken') throw new Error('the knowledge folder is broken');
  const library = await buildLibrary(loaded.knowledge);
  const store = await openStore(database.dialect());
  try {
    await fillMembers(database);
    await fillAttempts(
      database,
      library.knowledge.questions.map(({ id }) => id),
    );
    const coverage = coverageOf(library.knowledge);
    const readiness = await timesOf(MEMBERS, async index => {
      const owner = { workspace, member: asMemberKey(keyOfMember(index)) };
      readinessOf(await store.listAnswered(owner), coverage, NOW);
    });
    const sources = {
      deps: { store, library: () => library, now: () => NOW },
      people: async () => ({ name: 'A', timeZone: 'Europe/Berlin', isAdmin: false, isOutsider: false }),
      memberships: async () => new Set<string>(),
    };
    const looks = await timesOf(LOOKS, async index => {
      homeView(await loadHome(sources, workspace, asUserId(`U${index}`)), library.knowledge);
    });
    return [
      {
        what: `readiness of ${MEMBERS.toLocaleString('en')} members, ${database.name}`,
        app: milliseconds(readiness.reduce((sum, time) => sum + time, 0)),
        target: 'under 2 s',
      },
      {
        what: `Home, ${(MEMBERS * ATTEMPTS).toLocaleString('en')} attempts, ${database.name}`,
        app: `p99 ${milliseconds(quantile(looks, 0.99))}, median ${milliseconds(median(looks))}`,
        target: 'under 50 ms',
      },
    ];
  } finally {
    await store.close();
  }
}

/** Each of the members has practised a hundred questions of the bank over sixty days. */
async function fillAttempts({ run, name }: BenchDatabase, questions: readonly string[]): Promise<void> {
  const listed = questions.map((id, place) => `(${place}, '${id}')`).join(', ');
  const at = `cast(${NOW} as bigint) - (i * 61 % 60) * cast(${DAY} as bigint) - i * 1000`;
  await run(`with recursive m(m) as (select 0 union all select m + 1 from m where m + 1 < ${MEMBERS}),
    i(i) as (select 0 union all select i + 1 from i where i + 1 < ${ATTEMPTS}),
    q(place, id) as (values ${listed})
    insert into attempts (id, workspace_id, member_key, question_id, question_hash, section_id, snapshot, mode, chosen,
      correct, asked_at, answered_at)
    select 'attempt-' || m || '-' || i, 'T1', '${keyOfMember(0).slice(0, -1)}' || m, q.id, 'hash', 'section',
      '${JSON.stringify(aSnapshot({})).replaceAll("'", "''")}', 'practice', '[1]',
      case when i % 3 = 0 then 0 else 1 end, ${at}, ${at} + 500
    from m, i, q where q.place = (m + i * 3) % ${questions.length}`);
  await run(name === 'SQLite' ? 'analyze' : 'vacuum analyze');
}
