import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import { boltLog } from './bolt-log.ts';
import { clientOptions, type SlackAccess } from './clients.ts';
import { guardRequests } from './guard-requests.ts';

export type ConnectedSlack = Exclude<SlackConfig, { kind: 'local' }>;

/** What Slack reaches the app through: a websocket that the app opens, or an HTTP server. */
export function receiverFor(slack: ConnectedSlack, port: number, access: SlackAccess): Receiver {
  const { log } = access;
  if (slack.kind === 'socket') {
    return new SocketModeReceiver({
      appToken: slack.appToken,
      logger: boltLog(log),
      // The SDK waits this long without a connection whenever Slack asks it to reconnect.
      clientPingTimeout: 2_500,
      installerOptions: { clientOptions: clientOptions(access) },
    });
  }
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    port,
    logger: boltLog(log),
    customRoutes: [
      {
        path: '/healthz',
        method: ['GET', 'HEAD'],
        handler: (_request, response) => void response.end('ok\n'),
      },
    ],
  });
  return guardRequests(receiver, Date.now);
}
