// Speed and size beside yardsticks, in one run. Reported, never asserted.
import { cpus } from 'node:os';
import type { Measurement, Row } from './measurement.ts';
import { measurements } from './measurements.ts';

const words = process.argv.slice(2);
const names = words.filter(word => !word.startsWith('--'));
const unknown = names.filter(name => !measurements.some(measurement => measurement.name === name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}. There is:`);
  for (const { name, summary } of measurements) console.error(`  ${name.padEnd(12)}${summary}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
console.log('| what | app | yardstick | ratio, smallest–largest | should be |\n|---|---|---|---|---|');
const notes: string[] = [];
for (const measurement of measurements.filter(isWanted)) {
  const report = await measurement.run();
  for (const row of report.rows) console.log(lineOf(row));
  notes.push(...(report.notes ?? []));
}
for (const note of notes) console.log(`\n${note}`);

function isWanted({ name, isLong }: Measurement): boolean {
  return names.length > 0 ? names.includes(name) : !isLong || words.includes('--long');
}

function lineOf({ what, app, yardstick = '', ratio = '', target = '' }: Row): string {
  return `| ${[what, app, yardstick, ratio, target].join(' | ')} |`;
}
