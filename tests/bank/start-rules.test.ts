import { expect, test } from 'vitest';
import type { Draft } from '../../src/bank/lint/draft.ts';
import { rules, startRules } from '../../src/bank/lint/rules.ts';
import { loadBank } from '../../src/bank/load-bank.ts';
import { loadExam } from '../../src/content/load-exam.ts';
import type { Entry } from '../../src/content/load-list.ts';
import { loadServices } from '../../src/content/load-services.ts';
import { loadGuide } from '../../src/guide/load-guide.ts';

/** Finding the line of a thing reads its file again, slowly; a start has no time for that while all is well. */
function withoutLines<T>(entries: readonly Entry<T>[]): Entry<T>[] {
  return entries.map(({ value }) => ({
    value,
    placeOf: path => {
      throw new Error(`a line was asked for without need: ${path.join('.')}`);
    },
  }));
}

test('the rules of a start find nothing in the shipped folder, and look for no line in it', () => {
  const [services, guide, bank] = [loadServices('knowledge'), loadGuide('knowledge'), loadBank('knowledge')];
  const draft: Draft = {
    exam: loadExam('knowledge').exam,
    services: withoutLines(services.entries),
    sections: withoutLines(guide.entries),
    questions: withoutLines(bank.entries),
    ways: [],
    ids: { services: services.ids, sections: guide.ids, questions: bank.ids },
    now: new Date('2026-11-24'),
  };
  expect(draft.questions.length).toBeGreaterThan(100);
  expect(startRules.flatMap(rule => rule.check(draft))).toEqual([]);
});

test('authors are told by every rule of a start, and by more', () => {
  expect(rules).toEqual(expect.arrayContaining([...startRules]));
  expect(rules.length).toBeGreaterThan(startRules.length);
});
