import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { clientOptions } from '../../src/slack/clients.ts';

const access = {
  apiUrl: 'https://slack.com/api/',
  log: createLog('error', { write: () => {} }),
  onCall: () => {},
};

describe('the app sends to Slack alone', () => {
  test.each([
    'https://evil.example/hook',
    'https://hooks.slack.com.evil.example/x',
    'https://hooks.slack.com@evil.example/x',
    'https://evil.example/https://hooks.slack.com/x',
    'http://hooks.slack.com/commands/1',
    'https://hooks.slack.com:8443/commands/1',
    'https://api.slack.com/x',
    'http://127.0.0.1:9/api/chat.postMessage',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('and not to %s', async address => {
    const { fetch } = clientOptions(access);
    await expect(fetch?.(address, { method: 'POST' })).rejects.toThrow(/refused to send to/);
  });

  test('and follows no redirection away from it', async () => {
    const server = createServer((_request, response) =>
      response.writeHead(302, { location: 'https://evil.example/' }).end(),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const heard: string[] = [];
    const local = {
      ...access,
      apiUrl: `http://127.0.0.1:${port}/api/`,
      onCall: (...call: unknown[]) => heard.push(call.slice(0, 2).join(' ')),
    };
    await expect(new WebClient('xoxb-1', clientOptions(local)).auth.test()).rejects.toThrow();
    expect(heard).toEqual(['auth.test failed']);
    await new Promise(resolve => server.close(resolve));
  });
});
