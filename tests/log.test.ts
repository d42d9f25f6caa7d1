import { describe, expect, test } from 'vitest';
import { createLog, scrub } from '../src/log.ts';

describe('the log', () => {
  test.each([
    ['xoxb-12-34-AbC', '[token]'],
    ['xoxe.xoxb-1-abc', '[token]'],
    ['xapp-1-A0-1-abc', '[token]'],
    ['Authorization: Bearer xoxb-12-34', 'Authorization: Bearer [token]'],
    ['bearer abcdefghijkl', 'bearer [token]'],
    ['at https://hooks.slack.com/commands/T1/2/abc now', 'at [response-url] now'],
    ['http://127.0.0.1:3000/response/abc123', 'http://127.0.0.1:3000/response/[response-url]'],
    ['wss://wss.slack.com/link/?ticket=abc', 'wss://wss.slack.com/link/?[ticket]'],
    ['postgres://aif:hunter2@db/aif', 'postgres://aif:[password]@db/aif'],
    ['nothing to hide', 'nothing to hide'],
  ])('%s is written as %s', (text, written) => {
    expect(scrub(text)).toBe(written);
  });

  test('hides secrets wherever they stand: message, field, error, stack, cause', () => {
    const lines: string[] = [];
    const log = createLog('debug', { write: line => lines.push(line) });
    const planted = 'xoxb-planted-secret';
    const error = new Error(`failed with ${planted}`, { cause: new Error(planted) });
    log.error({ err: error, deep: { headers: { Authorization: `Bearer ${planted}` } } }, `token ${planted}`);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('planted');
    expect(JSON.parse(lines.join())).toMatchObject({ level: 50, msg: 'token [token]' });
  });

  test('says nothing below its level', () => {
    const lines: string[] = [];
    createLog('warn', { write: line => lines.push(line) }).info('hello');
    expect(lines).toEqual([]);
  });
});
