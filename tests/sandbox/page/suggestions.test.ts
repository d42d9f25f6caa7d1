import { expect, test } from 'vitest';
import { suggestionsFor } from '../../../src/sandbox/page/suggestions.js';
import { channels, commands, members } from './workspace-data.ts';

const known = { commands, members, channels };

test.each<[typed: string, offered: string[]]>([
  ['/', ['/aif', '/remind']],
  ['/a', ['/aif']],
  ['/aif ask', []],
  ['see /a', []],
  ['@', ['@Anna Weber', '@Ben Okafor', '@Chiyo Tanaka', '@Study Buddy']],
  ['ask @oka', ['@Ben Okafor']],
  ['mail me@b', []],
  ['in #gen', ['#general']],
  ['', []],
])('%j offers %j', (typed, offered) => {
  expect(suggestionsFor(typed, known).items.map(({ insert }) => insert)).toEqual(offered);
});

test('a suggestion replaces the word that is being typed', () => {
  expect(suggestionsFor('ask @be', known)).toMatchObject({ start: 4, typed: '@be' });
});
