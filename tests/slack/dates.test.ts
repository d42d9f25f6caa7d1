import { describe, expect, test } from 'vitest';
import { DATE_LANGUAGES, dateFromNow, dateText, dayText, drawableDayText } from '../../src/slack/dates.ts';
import { fontLetters } from '../picture/font-letters.ts';

const AT = Date.parse('2026-12-23T23:30:00Z');
const HOUR = 3_600_000;
const berlin = (language: string | undefined) => ({ language, timeZone: 'Europe/Berlin' });

describe('a day', () => {
  test.each([
    [undefined, '24 December', 'Thursday 24 December 2026', 'Thu 24 Dec', '24 Dec'],
    ['en', '24 December', 'Thursday 24 December 2026', 'Thu 24 Dec', '24 Dec'],
    ['de', '24. Dezember', 'Donnerstag, 24. Dezember 2026', 'Do., 24. Dez.', '24. Dez.'],
    ['fr', '24 décembre', 'jeudi 24 décembre 2026', 'jeu. 24 déc.', '24 déc.'],
    ['pl', '24 grudnia', 'czwartek, 24 grudnia 2026', 'czw., 24 gru', '24 gru'],
    ['tr', '24 Aralık', '24 Aralık 2026 Perşembe', '24 Ara Per', '24/12'],
    ['ja', '12月24日', '2026年12月24日木曜日', '12月24日(木)', '12/24'],
    ['of-a-later-version', '24 December', 'Thursday 24 December 2026', 'Thu 24 Dec', '24 Dec'],
  ])(
    'in %s is written as %s and %s, in lists as %s, in pictures as %s',
    (language, day, whole, short, drawn) => {
      const dates = berlin(language);
      expect(dateText(AT, dates)).toBe(day);
      expect(dateText(AT, dates, 'whole')).toBe(whole);
      expect(dateText(AT, dates, 'short')).toBe(short);
      expect(drawableDayText('2026-12-24', dates)).toBe(drawn);
    },
  );

  test.each([
    [undefined, 'today', 'tomorrow', 'Saturday 26 December 2026', 'Wednesday 23 December 2026'],
    ['de', 'heute', 'morgen', 'Samstag, 26. Dezember 2026', 'Mittwoch, 23. Dezember 2026'],
  ])('is told in %s as it lies from now', (language, today, tomorrow, later, before) => {
    const dates = berlin(language);
    const told = [20, 25, 60, -10].map(hours => dateFromNow(AT + hours * HOUR, AT, dates));
    expect(told).toEqual([today, tomorrow, later, before]);
  });

  test('can be drawn in every language with the letters of one font', () => {
    const year = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-24`);
    const letters = fontLetters();
    for (const { tag } of DATE_LANGUAGES) {
      const drawn = year.map(day => drawableDayText(day, { language: tag })).join(', ');
      expect([tag, [...drawn].filter(letter => !letters.has(letter))]).toEqual([tag, []]);
    }
  });

  test.each(DATE_LANGUAGES)('is written differently than in English by who chose $name', ({ tag }) => {
    const [own, english] = [tag, undefined].map(language => dayText('2026-05-24', { language }, 'whole'));
    expect(own === english).toBe(tag === 'en');
  });
});
