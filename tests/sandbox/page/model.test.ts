import { expect, test } from 'vitest';
import {
  applyEvent,
  emptyModel,
  messagesOf,
  nowOf,
  putHistory,
  threadOf,
} from '../../../src/sandbox/page/model.js';
import { snapshotFor } from './fixture.ts';
import { message, NOW, ts } from './workspace-data.ts';

function modelWith(...messages: ReturnType<typeof message>[]) {
  const model = emptyModel();
  applyEvent(model, snapshotFor('U1'), 1000);
  for (const each of messages) applyEvent(model, { kind: 'message', message: each }, 1000);
  return model;
}

test('messages stand in the order of their ids, replies in their thread', () => {
  const model = modelWith(
    message({ ts: ts(1) }),
    message({ ts: ts(3) }),
    message({ ts: ts(2), threadTs: ts(3) }),
  );
  expect(messagesOf(model, 'C1').map(each => each.ts)).toEqual([ts(3), ts(1)]);
  expect(threadOf(model, 'C1', ts(3)).map(each => each.ts)).toEqual([ts(3), ts(2)]);
});

test('a message that comes again replaces itself', () => {
  const model = modelWith(message({ ts: ts(1), text: 'a' }), message({ ts: ts(1), text: 'b', edited: true }));
  expect(messagesOf(model, 'C1')).toMatchObject([{ text: 'b', edited: true }]);
});

test('opening a channel replaces its history and keeps ephemerals', () => {
  const model = modelWith(
    message({ ts: ts(3), text: 'gone' }),
    message({ ts: ts(2), text: 'mine', ephemeral: true }),
  );
  putHistory(model, 'C1', [message({ ts: ts(1), text: 'new' })]);
  expect(messagesOf(model, 'C1').map(each => each.text)).toEqual(['mine', 'new']);
});

test('a removed message is gone', () => {
  const model = modelWith(message({ ts: ts(1) }));
  applyEvent(model, { kind: 'message-removed', channel: 'C1', ts: ts(1) }, 1000);
  expect(messagesOf(model, 'C1')).toEqual([]);
});

test('another member starts with nothing of the last one', () => {
  const model = modelWith(message({ ts: ts(1), ephemeral: true }));
  applyEvent(model, { kind: 'home', view: { type: 'home', blocks: [] } }, 1000);
  applyEvent(model, snapshotFor('U2'), 1000);
  expect(messagesOf(model, 'C1')).toEqual([]);
  expect(model.home).toBeUndefined();
});

test('the clock goes on from what the workspace said', () => {
  const model = modelWith();
  expect(nowOf(model, 1500)).toBe(NOW + 500);
  applyEvent(model, { kind: 'clock', now: NOW + 3_600_000 }, 2000);
  expect(nowOf(model, 2001)).toBe(NOW + 3_600_001);
});
