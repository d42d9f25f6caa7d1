// `npm run eval`: how well questions find their sections, beside other engines on the same sections.
import { buildLibrary } from '../../src/library.ts';
import { yardsticks } from './engines.ts';
import { shippedKnowledge } from './knowledge.ts';
import { askAll, type Row, rowsOf, searchAll } from './measure.ts';
import { HALVES, overlapOf, readHalf, unknownTo } from './questions.ts';
import { wilson } from './wilson.ts';

const overlap = overlapOf(readHalf('tuning'), readHalf('reporting'));
if (overlap.length > 0) {
  console.error(`The halves overlap, so the numbers would mean nothing: ${overlap.join(', ')}`);
  process.exit(1);
}

const knowledge = shippedKnowledge();
const { ask } = await buildLibrary(knowledge);
const engines = await yardsticks(knowledge.sections);
console.log(
  'Shares in percent, with 95 % intervals by Wilson. "wrong": outcome "answer" with another section.',
);
for (const half of HALVES) {
  const all = readHalf(half);
  const questions = unknownTo(knowledge, all);
  console.log(
    `\n${half} half: ${questions.length} questions; ${all.length - questions.length} more stand word for word among the ways to ask`,
  );
  print('this app', rowsOf(askAll(ask, questions)));
  for (const engine of engines) {
    print(engine.name, rowsOf(await searchAll(engine, questions)));
  }
}

function print(name: string, rows: readonly Row[]): void {
  const header = ['cases', 'top-1', 'top-3', 'refused', 'wrong', 'choices'];
  console.log(`\n${name.padEnd(20)}${header.map(title => title.padStart(16)).join('')}`);
  for (const { kind, cases, ...counts } of rows) {
    const shares = [counts.top1, counts.top3, counts.refused, counts.wrong, counts.choices];
    const cells = [String(cases), ...shares.map(hits => shareOf(hits, cases))];
    console.log(`${kind.padEnd(20)}${cells.map(cell => cell.padStart(16)).join('')}`);
  }
}

function shareOf(hits: number, cases: number): string {
  const { low, high } = wilson(hits, cases);
  const percent = (share: number): string => (100 * share).toFixed(0);
  return `${((100 * hits) / Math.max(1, cases)).toFixed(1)} (${percent(low)}–${percent(high)})`;
}
