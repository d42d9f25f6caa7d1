// Fits the weights of ranking and confidence on the tuning half and writes them to `src/guide/ask-model.json`;
// with --check it only says whether the stored ones are what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitModel } from './fit-model.ts';
import { shippedKnowledge } from './knowledge.ts';
import { readHalf, unknownTo } from './questions.ts';

const file = join(import.meta.dirname, '../../src/guide/ask-model.json');
const knowledge = shippedKnowledge();
const model = await fitModel(knowledge, unknownTo(knowledge, readHalf('tuning')));
const fitted = `${JSON.stringify(model, null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, fitted);
  console.log(fitted);
} else if (readFileSync(file, 'utf8') !== fitted) {
  console.error('The stored weights are not the fitted ones. Run: node tests/ask/fit.ts');
  process.exitCode = 1;
}
