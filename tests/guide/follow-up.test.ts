import { describe, expect, test } from 'vitest';
import { askAgain, followUpOf } from '../../src/guide/follow-up.ts';
import { INTENTS, intentOf } from '../../src/guide/intent.ts';

describe('what somebody means who goes on after an answer', () => {
  test.each([
    ['how is it calculated', 'about'],
    ['How is it calculated?', 'about'],
    ['which service for that', 'about'],
    ['which service?', 'about'],
    ['an example please', 'about'],
    ['example?', 'about'],
    ['and an example', 'about'],
    ['why?', 'about'],
    ['why is it important', 'about'],
    ['when should I use it', 'about'],
    ['and when?', 'about'],
    ['what are the types', 'about'],
    ['what about the formula', 'about'],
    ['tell me more', 'about'],
    ['what are the pitfalls', 'about'],
    ['is it on the exam', 'about'],
    ['how do I improve it', 'about'],
    ['what does that mean', 'about'],
    ['explain it in simpler words', 'about'],
  ])('"%s" is %s the same thing', (typed, kind) => {
    expect(followUpOf(typed).kind).toBe(kind);
  });

  test.each([
    ['and precision?', 'precision'],
    ['and what about precision', 'precision'],
    ['what about RMSE?', 'RMSE'],
    ['how about batch transform', 'batch transform'],
    ['ok, and for precision', 'precision'],
    ['same for the F1 score', 'F1 score'],
    ['or MAE', 'MAE'],
  ])('"%s" asks the same about %s', (typed, subject) => {
    expect(followUpOf(typed)).toEqual({ kind: 'other', subject });
  });

  test.each([
    ['what is the difference to precision', 'precision'],
    ['how does it differ from precision?', 'precision'],
    ['compare it with MAE', 'MAE'],
    ['vs accuracy', 'accuracy'],
    ['is it the same as precision', 'precision'],
    ['difference between it and MAE', 'MAE'],
  ])('"%s" compares with %s', (typed, from) => {
    expect(followUpOf(typed)).toEqual({ kind: 'difference', from });
  });

  test.each([
    'what is precision',
    'precision',
    'which service ingests streaming data',
    'how is the F1 score calculated',
    'difference between precision and recall',
    'what is the difference between data drift and concept drift',
    'how do I deploy it to a phone',
    'what is on the exam',
    'how long is the exam',
    'an example of concept drift',
    'when should I retrain a model',
    'why does my model get worse over time',
    'is recall the same as sensitivity',
    'my endpoint is slow in the morning, what can I do about it',
    'thanks',
    'hello',
    'ok',
    '',
    '👍',
  ])('"%s" is a question of its own', typed => {
    expect(followUpOf(typed)).toEqual({ kind: 'new', question: typed });
  });

  test.each([
    ['and what is precision?', 'what is precision'],
    ['so how do models get to production', 'how do models get to production'],
    ['and the formula of precision', 'the formula of precision'],
  ])('"%s" is whole without its first word', (typed, question) => {
    expect(followUpOf(typed)).toEqual({ kind: 'new', question });
  });

  test('a page of text is no follow-up', () => {
    expect(followUpOf(`and ${'precision '.repeat(400)}`).kind).toBe('new');
  });

  test.each(INTENTS.filter(intent => intent !== 'difference' && intent !== 'other'))(
    'the same kind of question is asked again: %s',
    intent => {
      expect(intentOf(askAgain(intent, 'precision'))).toBe(intent);
    },
  );
});
