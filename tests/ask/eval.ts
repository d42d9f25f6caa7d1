// How well questions find their section, beside plain MiniSearch on the same sections. Reported, never asserted.
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { wordsOf } from '../../src/guide/search-terms.ts';
import type { Section } from '../../src/guide/section.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { buildLibrary } from '../../src/library.ts';

interface Labelled {
  id: string;
  kind: string;
  query: string;
  /** Every section that would be a right first answer; none for a question that the guide does not answer. */
  sections: string[];
}

interface Given {
  outcome: 'answer' | 'choices' | 'none';
  sections: string[];
}

const loaded = loadKnowledge('knowledge', new Date());
if (loaded.kind === 'broken') throw new Error('the knowledge folder has errors: run npm run check:knowledge');
const { sections } = loaded.knowledge;
const { ask } = buildLibrary(loaded.knowledge);

const halves = { tuning: read('tests/ask/tuning.jsonl'), reporting: read('tests/ask/reporting.jsonl') };
refuseOverlap(halves.tuning, halves.reporting);

const engines: Record<string, (query: string) => Given> = {
  app: query => {
    const answer = ask(query);
    const found = answer.kind === 'answer' ? [answer.section, ...answer.related] : answer.sections;
    return { outcome: answer.kind, sections: found.slice(0, 3).map(section => section.id) };
  },
  'MiniSearch as it comes': plainEngine(sections, {}),
  'MiniSearch, usual options': plainEngine(sections, { boost: { title: 3 }, prefix: true, fuzzy: 0.2 }),
};

for (const [half, questions] of Object.entries(halves)) {
  console.log(`\n${half} half, ${questions.length} questions`);
  console.log(
    `  ${'kind'.padEnd(16)}${'n'.padStart(4)}  ${Object.keys(engines)
      .map(name => `${name}, top-1`.padEnd(32))
      .join('')}`,
  );
  const answerable = questions.filter(question => question.sections.length > 0);
  const kinds = [...new Set(answerable.map(question => question.kind))].toSorted();
  for (const kind of [...kinds, 'all']) {
    const asked = answerable.filter(question => kind === 'all' || question.kind === kind);
    const cells = Object.values(engines).map(engine =>
      share(asked, question => isTop(engine(question.query), question, 1)),
    );
    console.log(
      `  ${kind.padEnd(16)}${String(asked.length).padStart(4)}  ${cells.map(cell => cell.padEnd(32)).join('')}`,
    );
  }
  const { app } = engines;
  if (!app) continue;
  const outcome = (question: Labelled) => app(question.query).outcome;
  const unanswerable = questions.filter(question => question.sections.length === 0);
  console.log('  app, outcomes');
  row(
    'right section among the three shown',
    share(answerable, question => isTop(app(question.query), question, 3)),
  );
  row(
    'unanswerable refused',
    share(unanswerable, question => outcome(question) === 'none'),
  );
  row(
    'answerable refused',
    share(answerable, question => outcome(question) === 'none'),
  );
  row(
    'answered with a wrong section',
    share(questions, question => outcome(question) === 'answer' && !isTop(app(question.query), question, 1)),
  );
  row(
    'choices on answerable',
    share(answerable, question => outcome(question) === 'choices'),
  );
}

function plainEngine(guide: readonly Section[], searchOptions: object): (query: string) => Given {
  const index = new MiniSearch<{ id: string; title: string; text: string }>({
    fields: ['title', 'text'],
    searchOptions,
  });
  index.addAll(guide.map(({ id, path, markdown }) => ({ id, title: path.join(' '), text: markdown })));
  return query => {
    const hits = index.search(query).slice(0, 3);
    return { outcome: hits.length > 0 ? 'answer' : 'none', sections: hits.map(hit => String(hit.id)) };
  };
}

function isTop(given: Given, question: Labelled, places: number): boolean {
  return given.sections.slice(0, places).some(section => question.sections.includes(section));
}

/** A share in percent with its 95 % interval by Wilson's score. */
function share(questions: readonly Labelled[], holds: (question: Labelled) => boolean): string {
  const n = questions.length;
  if (n === 0) return '–';
  const p = questions.filter(holds).length / n;
  const z2 = 1.96 ** 2;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (1.96 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const percent = (value: number): string => (value * 100).toFixed(1);
  return `${percent(p)} % (${percent(centre - half)} to ${percent(centre + half)})`;
}

/** A figure over questions that were tuned on says nothing. */
function refuseOverlap(tuning: readonly Labelled[], reporting: readonly Labelled[]): void {
  const keysOf = ({ id, query }: Labelled): string[] => [id, wordsOf(query).join(' ') || query];
  const tuned = new Set(tuning.flatMap(keysOf));
  const both = reporting.filter(question => keysOf(question).some(key => tuned.has(key)));
  if (both.length > 0) throw new Error(`the halves overlap: ${both.map(({ id }) => id).join(', ')}`);
}

function read(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

function row(name: string, value: string): void {
  console.log(`    ${name.padEnd(40)}${value}`);
}
