import { expect, test } from 'vitest';
import { type Service, statusOf } from '../../src/content/service.ts';

const service: Service = {
  id: 'watcher',
  name: 'Watcher',
  also: [],
  formerly: [],
  status: 'closed',
  since: '2026-07-30',
  note: 'Closed since July. Use Looker instead.',
  scope: 'in',
  purpose: 'Watches.',
  url: 'https://example.com/',
  checked: '2026-11-23',
};

test.each([
  ['all of it where nothing says it', undefined, 'Watcher: Closed since July. Use Looker instead.'],
  ['what the text beside it does not say', 'It is old. Closed since July.', 'Watcher: Use Looker instead.'],
  ['nothing where all is said', 'Closed since July. Use Looker instead.', undefined],
])('a status tells %s', (_, beside, status) => {
  expect(statusOf(service, beside)).toBe(status);
});
