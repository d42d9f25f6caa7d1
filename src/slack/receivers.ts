import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { FrontDoor } from '../monitor/front-door.ts';
import type { Metrics } from '../monitor/metrics.ts';
import { boltLog } from './bolt-log.ts';
import { clientOptions, type SlackAccess } from './clients.ts';
import { guardRequests } from './guard-requests.ts';
import type { IsNewRequest } from './seen-requests.ts';
import { signatureCheck } from './signature.ts';

export type ConnectedSlack = Exclude<SlackConfig, { kind: 'local' }>;

/** More than an instance can answer in Slack's three seconds. */
const MOST_AT_ONCE = 1_000;

/** How long the SDK waits before it asks for a connection again, each time longer. */
const RETRY = { forever: true, factor: 2, minTimeout: 1_000, maxTimeout: 30_000, randomize: true } as const;

/** A websocket that the app opens to Slack. `onConnected` hears whether it stands. */
export function socketReceiver(
  appToken: string,
  access: SlackAccess,
  onConnected: (isConnected: boolean) => void,
): Receiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(access.log),
    // The SDK waits this long without a connection whenever Slack asks it to reconnect.
    clientPingTimeout: 2_500,
    // A Slack that does not answer is no reason for the SDK to give up, which would end the process.
    installerOptions: { clientOptions: { ...clientOptions(access), retryConfig: RETRY } },
  });
  receiver.client.on('connected', () => onConnected(true));
  receiver.client.on('close', () => onConnected(false));
  return receiver;
}

/** Requests that Slack sends to the process's own HTTP server. */
export function httpReceiver(parts: {
  signingSecret: string;
  door: Pick<FrontDoor, 'passTo' | 'close'>;
  access: SlackAccess;
  metrics: Metrics;
  isNew: IsNewRequest;
}): Receiver {
  const { signingSecret, door, access, metrics, isNew } = parts;
  // Never started: the front door is open long before there is an app to serve. What reaches it was checked before.
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false,
    logger: boltLog(access.log),
  });
  const guarded = guardRequests(receiver.requestListener, {
    isSigned: signatureCheck(signingSecret),
    isNew,
    now: Date.now,
    refused: metrics.refused,
    mostAtOnce: MOST_AT_ONCE,
  });
  return {
    init: app => receiver.init(app),
    start: async () => door.passTo(guarded),
    stop: () => door.close(),
  };
}
