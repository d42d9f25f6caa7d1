import { expect, test } from 'vitest';
import { actions } from '../../src/slack/actions.ts';

/**
 * What buttons carried when they were posted: messages stay for years. A new shape is added here; none is ever taken
 * away.
 */
const POSTED: [name: string, value: object][] = [
  ['answer', { round: 'r', position: 2 }],
  ['answer-form', { round: 'r' }],
  ['rate-answer', { round: 'r', confidence: 'sure' }],
  ['read', { section: 's' }],
  ['ask', { section: 's' }],
  ['ask', { section: 's', question: 'what is recall' }],
  ['share-answer', { question: 'what is recall' }],
  ['share-answer', { question: 'what is recall', section: 's' }],
  ['mark-answer', { question: 'what is recall', helpful: false }],
  ['mark-answer', { question: 'what is recall', section: 's', helpful: true }],
  ['share-board', { channel: 'C1', window: 'week' }],
  ['practice', {}],
  ['practice', { topic: { kind: 'section', id: 's' } }],
  ['practice-next', {}],
  ['practice-next', { topic: { kind: 'objective', id: '1.3.6' } }],
  ['practice-next', { topic: { kind: 'service', id: 's' }, run: 'r' }],
  ['practice-answer', { attempt: 'a', position: 0 }],
  ['practice-answer', { attempt: 'a', position: 0, topic: { kind: 'section', id: 's' } }],
  ['practice-form', { attempt: 'a', topic: { kind: 'section', id: 's' } }],
  ['practice-why', { attempt: 'a' }],
  ['practice-rate', { attempt: 'a', confidence: 'guess', why: true }],
  ['practice-stop', { run: 'r' }],
  ['exam', {}],
  ['exam', { kind: 'short' }],
  ['exam-go', { to: 3 }],
  ['exam-mark', { marked: true }],
  ['exam-overview', {}],
  ['exam-discard', {}],
  ['exam-result', { exam: 'e' }],
  ['exam-item', { exam: 'e', position: 4, only: 'missed' }],
  ['review', {}],
  ['stop-reminding', {}],
  ['topics', {}],
  ['topics', { objective: '1.3.6', page: 2 }],
  ['open-round', { round: 'r' }],
  ['result', { kind: 'round', id: 'r' }],
  ['result', { kind: 'attempt', id: 'a' }],
  ['readiness', {}],
  ['settings', {}],
  ['my-data', {}],
  ['my-data-export', {}],
  ['my-data-delete', {}],
];

test('every kind of button is on the list', () => {
  const listed = new Set(POSTED.map(([name]) => name));
  // What is chosen in an exam's form is no button.
  expect(actions.map(({ name }) => name).filter(name => !listed.has(name))).toEqual(['exam-answer']);
});

test.each(POSTED)('a %s button that carries %o is still understood', (name, value) => {
  const action = actions.find(candidate => candidate.name === name);
  expect(action?.prepare(JSON.stringify(value))).toBeTypeOf('function');
});
