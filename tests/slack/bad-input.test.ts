import { describe, expect, test } from 'vitest';
import { followUpOf } from '../../src/guide/follow-up.ts';
import { gapText } from '../../src/guide/gap-text.ts';
import { answerMessage } from '../../src/slack/views/answer-message.ts';
import { library, wordsOf } from './app-stand.ts';
import { expectMessage } from './expect-message.ts';

const { ask, knowledge } = library;

/** What a person waits for, at most; the best of a few tries, since the machine does other things, too. */
const MOST_MS = 50;
const TRIES = 5;

const inputs: [kind: string, text: string][] = [
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['4,000 characters', 'zqxvw recall '.repeat(308)],
  ['4,000 different words', Array.from({ length: 700 }, (_, at) => `w${at.toString(36)}z`).join(' ')],
  ['one word of 4,000 letters', 'a'.repeat(4_000)],
  ['4,000 digits', '1'.repeat(4_000)],
  ['4,000 signs', '@'.repeat(4_000)],
  ['the same word a thousand times', 'model '.repeat(1_000)],
  ['question words a thousand times', 'when which difference between '.repeat(133)],
  ['only emoji', '😂😂👍🏼🤖'],
  ['only stop words', 'what is it and how do you'],
  ['control characters', 'what is \u0000\u0007\u001b[31mrecall\u202e\u2066'],
  ['mass mentions', 'recall <!channel> <!here> <!everyone> @everyone @channel <!subteam^S1|team>'],
  ['a mention and links', 'recall <@U0ANNA> <https://evil.example|click> [x](https://evil.example)'],
  ['SQL', "'; DROP TABLE answers; -- recall"],
  ['a script', '<script>alert(1)</script> recall &lt;!channel&gt; &amp;'],
  ['German', 'wie wird Recall berechnet und wofür ist das gut'],
  ['Chinese', '机器学习是什么'],
  ['Arabic', 'ما هو recall'],
  ['lone surrogates', '\ud800 recall \udfff\ud800'],
  ['a formula', '=HYPERLINK("https://evil.example") + 1/0'],
  ['JSON', '{"id":1,"query":"recall"}'],
];

describe('whatever is typed', () => {
  test.each(inputs)('%s is answered or refused like any question, and soon', (_, text) => {
    const answer = ask(text);
    const message = answerMessage(text, answer, knowledge);
    expect(['answer', 'choices', 'none']).toContain(answer.kind);
    expectMessage(message);
    const tries = Array.from({ length: TRIES }, () => {
      const began = performance.now();
      answerMessage(text, ask(text), knowledge);
      gapText(text);
      followUpOf(text);
      return performance.now() - began;
    });
    expect(Math.min(...tries)).toBeLessThan(MOST_MS);
  });

  test.each(inputs)('%s comes back as text alone', (_, text) => {
    const shown = wordsOf(answerMessage(text, ask(text), knowledge));
    expect(shown).not.toMatch(/<!|<@|<#|<script|<https:\/\/evil/);
    expect(shown).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect([...shown].filter(letter => letter !== '\n' && /\p{Cc}/u.test(letter))).toEqual([]);
  });

  test('bold inside of a word shows no asterisks', () => {
    const question = 'difference between precision and recall';
    expect(wordsOf(answerMessage(question, ask(question), knowledge))).toContain('precision, predicted');
  });

  test('what was escaped stays escaped once', () => {
    const shown = wordsOf(answerMessage('a < b & "c" > d', ask('a < b'), knowledge));
    expect(shown).toContain('a &lt; b &amp; "c" &gt; d');
  });
});

describe('what is counted of a question', () => {
  test.each([
    ['What is a Transformer?', 'transformer'],
    ['how do I bake SOURDOUGH, please!', 'bake sourdough'],
    ['ask <@U0ANNA> or anna@example.com, see https://intern.example/x or +49 170 1234567', 'ask'],
    ['Was kostet die Prüfung', 'kostet die prufung'],
    ['<!channel> @everyone', undefined],
    ['what is it', undefined],
    ['🤖', undefined],
    ['', undefined],
  ])('%j: %j', (question, counted) => {
    expect(gapText(question)).toBe(counted);
  });

  test('is short, whatever was pasted', () => {
    expect(gapText('word '.repeat(800))?.length).toBeLessThanOrEqual(120);
    expect(gapText('w'.repeat(4_000))).toBeUndefined();
  });
});
