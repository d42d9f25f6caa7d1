import { expect, test } from 'vitest';
import {
  clockText,
  dayText,
  instantOfLocal,
  instantOfTs,
  localText,
  slackDateText,
  timeText,
  zoneText,
} from '../../../src/sandbox/page/dates.js';

const now = Date.UTC(2026, 10, 23, 9, 5);
const day = 86_400_000;
const at = { tz: 'Europe/Berlin', now };

test('the clock speaks the zone of the member', () => {
  expect(clockText(now, 'Europe/Berlin')).toBe('Mon, Nov 23, 10:05 AM');
  expect(clockText(now, 'Asia/Tokyo')).toBe('Mon, Nov 23, 6:05 PM');
  expect(timeText(now, 'America/New_York')).toBe('4:05 AM');
  expect(zoneText('America/New_York')).toBe('New York time');
});

test('days are named from where the member is', () => {
  expect(dayText(now, now, 'UTC')).toBe('Today');
  expect(dayText(now - day, now, 'UTC')).toBe('Yesterday');
  expect(dayText(now - 2 * day, now, 'UTC')).toBe('Saturday, November 21st');
  expect(dayText(now - 365 * day, now, 'UTC')).toBe('Sunday, November 23rd, 2025');
  expect(dayText(Date.UTC(2026, 10, 22, 23, 30), now, 'Europe/Berlin')).toBe('Today');
});

test.each([
  ['{date_num}', '2026-11-23'],
  ['{date_slash}', '11/23/2026'],
  ['{date}', 'November 23rd, 2026'],
  ['{date_pretty}', 'today'],
  ['{date_short}', 'Nov 23, 2026'],
  ['{date_long}', 'Monday, November 23rd, 2026'],
  ['{date_long_full}', 'Monday, November 23, 2026'],
  ['at {time}', 'at 10:05 AM'],
  ['{time_secs}', '10:05:00 AM'],
  ['{ago}', 'this minute'],
  ['{unknown}', '{unknown}'],
])('%s reads %s', (pattern, words) => {
  expect(slackDateText(pattern, now, at)).toBe(words);
});

test('relative days', () => {
  expect(slackDateText('{date_short_pretty}', now + day, at)).toBe('tomorrow');
  expect(slackDateText('{date_long_pretty}', now - day, at)).toBe('yesterday');
  expect(slackDateText('{ago}', now - 3 * 3_600_000, at)).toBe('3 hours ago');
});

test('a wall time and its instant are two ways to say one thing', () => {
  expect(localText(now, 'Europe/Berlin')).toBe('2026-11-23T10:05');
  expect(instantOfLocal('2026-11-23T10:05', 'Europe/Berlin')).toBe(now);
  expect(instantOfLocal('2026-07-01T09:00', 'America/New_York')).toBe(Date.UTC(2026, 6, 1, 13));
});

test('a time that the clocks skip moves forward', () => {
  expect(localText(instantOfLocal('2026-03-08T02:30', 'America/New_York'), 'America/New_York')).toBe(
    '2026-03-08T03:30',
  );
});

test('a message id is an instant', () => {
  expect(instantOfTs('1795453200.000100')).toBe(1795453200000);
});
