import { expect, test } from 'vitest';
import { confidenceOf, signsOf, thresholds } from '../../src/guide/confidence.ts';

const nothing = {
  hits: [],
  unknown: 1,
  concepts: 0,
  services: [],
  terms: [],
  lead: 0,
  likelier: 0,
  nearestInside: 0,
  nearestOutside: 0,
  nearestLead: 0,
  odds: 0,
};

test('nothing found gives no lead and all unknown', () => {
  expect(signsOf(nothing)).toMatchObject({ share: 0, lead: 0, unknown: 1 });
});

test('nothing found is below the line of refusal', () => {
  expect(confidenceOf(nothing).inGuide).toBeLessThan(thresholds.refuseBelow);
});
