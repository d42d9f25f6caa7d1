import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { WorkspaceId } from '../quiz/ids.ts';
import type { FindInstallation } from './installations.ts';

/** Hosts that Slack lets apps answer to. */
const RESPONSE_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** What a Slack that does not answer may hold up; a round's lease is longer. */
const TIMEOUT_MS = 10_000;

/** Options for every client of Slack's in this app, Bolt's own included. Retries are decided in `call.ts`. */
export function clientOptions(apiUrl: string, timeout = TIMEOUT_MS): WebClientOptions {
  const allowed = new URL(apiUrl);
  return {
    slackApiUrl: apiUrl,
    // The SDK mutates this object, so each caller gets one of its own.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: (address, init) => {
      const url = new URL(address);
      if (url.origin !== allowed.origin && !RESPONSE_HOSTS.includes(url.hostname)) {
        throw new Error(`refused to send to ${url.hostname}: it is not one of Slack's addresses`);
      }
      return fetch(url, { ...init, redirect: 'error' });
    },
  };
}

/** One client per workspace, kept as long as its token stays the same. */
export function clientPool(findInstallation: FindInstallation, apiUrl: string, timeout = TIMEOUT_MS) {
  const clients = new Map<WorkspaceId, { token: string; client: WebClient }>();
  return async (workspace: WorkspaceId): Promise<WebClient> => {
    const installation = await findInstallation(workspace);
    if (!installation) throw new Error(`the app is not installed in workspace ${workspace}`);
    const kept = clients.get(workspace);
    if (kept?.token === installation.token) return kept.client;
    const client = new WebClient(installation.token, clientOptions(apiUrl, timeout));
    clients.set(workspace, { token: installation.token, client });
    return client;
  };
}
