import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { SlackOutcome } from '../monitor/metrics.ts';
import type { WorkspaceId } from '../quiz/ids.ts';
import { boltLog } from './bolt-log.ts';
import type { FindInstallation } from './installations.ts';
import type { Pace, Urgency } from './pace/pace.ts';
import { PacedClient } from './pace/paced-client.ts';

/** Hosts that Slack lets apps answer to. */
const RESPONSE_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Hosts that Slack lets apps upload files to. */
const UPLOAD_HOSTS = ['files.slack.com', 'files.slack-gov.com'];

/** What a Slack that does not answer may hold up; a round's lease is longer. */
const TIMEOUT_MS = 10_000;

/** Where Slack is, and who wants to know how it goes. */
export interface SlackAccess {
  apiUrl: string;
  log: Log;
  /** Told of every call when it is over. */
  onCall: (method: string, outcome: SlackOutcome, milliseconds: number) => void;
  /** What a Slack that does not answer may hold up, in milliseconds. */
  timeout?: number;
}

/** Options for every client of Slack's in this app, Bolt's own included. Retries are decided in `call.ts`. */
export function clientOptions(access: SlackAccess): WebClientOptions {
  return {
    slackApiUrl: access.apiUrl,
    logger: boltLog(access.log),
    // The SDK mutates this object, so each caller gets one of its own.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: access.timeout ?? TIMEOUT_MS,
    fetch: sendingTo(access),
  };
}

/** Sends to Slack and nowhere else, wherever the address came from. */
export function sendingTo({ apiUrl, onCall }: SlackAccess) {
  const allowed = new URL(apiUrl);
  return async (address: string | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(address);
    if (url.origin !== allowed.origin && !isSlackAddress(url)) {
      throw new Error(`refused to send to ${url.host}: it is not one of Slack's addresses`);
    }
    const method = url.pathname.startsWith(allowed.pathname)
      ? url.pathname.slice(allowed.pathname.length)
      : UPLOAD_HOSTS.includes(url.hostname)
        ? 'upload'
        : 'response_url';
    const began = performance.now();
    try {
      const response = await fetch(url, { ...init, redirect: 'error' });
      onCall(method, outcomeOf(response.status), performance.now() - began);
      return response;
    } catch (error) {
      onCall(method, 'failed', performance.now() - began);
      throw error;
    }
  };
}

function isSlackAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    [...RESPONSE_HOSTS, ...UPLOAD_HOSTS].includes(url.hostname)
  );
}

function outcomeOf(status: number): SlackOutcome {
  if (status === 429) return 'limited';
  return status >= 500 ? 'failed' : 'answered';
}

/** How a client's calls wait for Slack's limits. `unpaced` is for who waited for a turn already. */
export type Pacing = Urgency | 'unpaced';

export type ClientFor = (workspace: WorkspaceId, pacing?: Pacing) => Promise<WebClient>;

/** One client per workspace and pacing, kept as long as the token stays the same. */
export function clientPool(findInstallation: FindInstallation, pace: Pace, access: SlackAccess): ClientFor {
  const clients = new Map<string, { token: string; client: WebClient }>();
  return async (workspace, pacing = 'interactive') => {
    const installation = await findInstallation(workspace);
    if (!installation) throw new Error(`the app is not installed in workspace ${workspace}`);
    const { token } = installation;
    const kept = clients.get(`${workspace} ${pacing}`);
    if (kept?.token === token) return kept.client;
    const options = clientOptions(access);
    const client =
      pacing === 'unpaced'
        ? new WebClient(token, options)
        : new PacedClient(token, options, { pace, workspace, urgency: pacing });
    clients.set(`${workspace} ${pacing}`, { token, client });
    return client;
  };
}
