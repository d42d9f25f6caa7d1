import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash } from '../../src/bank/content-hash.ts';
import { loadBank } from '../../src/bank/load-bank.ts';

const questions = loadBank(join(import.meta.dirname, '../knowledge/small')).entries.map(({ value }) => value);

test('every question has its own', () => {
  expect(new Set(questions.map(contentHash)).size).toBe(questions.length);
});

test.for(questions)('$id: another reading changes nothing, another word does', question => {
  const reread = { ...question, reviews: { on: '2027-01-01', readings: 9 } };
  expect(contentHash(reread)).toBe(contentHash(question));
  for (const field of ['stem', 'takeaway', 'cue', 'factsCheckedOn', 'difficulty'] as const) {
    expect(contentHash({ ...question, [field]: 'hard?' }), field).not.toBe(contentHash(question));
  }
});
