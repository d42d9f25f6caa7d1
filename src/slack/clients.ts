import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { WorkspaceId } from '../quiz/ids.ts';
import type { FindInstallation } from './installations.ts';

/** Hosts that Slack lets apps answer to. */
const RESPONSE_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Options for every client of Slack's in this app, Bolt's own included. Retries are decided in `call.ts`. */
export function clientOptions(apiUrl: string): WebClientOptions {
  const allowed = new URL(apiUrl);
  return {
    slackApiUrl: apiUrl,
    // The SDK mutates this object, so each caller gets one of its own.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
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
export function clientPool(findInstallation: FindInstallation, apiUrl: string) {
  const clients = new Map<WorkspaceId, { token: string; client: WebClient }>();
  return async (workspace: WorkspaceId): Promise<WebClient> => {
    const installation = await findInstallation(workspace);
    if (!installation) throw new Error(`the app is not installed in workspace ${workspace}`);
    const kept = clients.get(workspace);
    if (kept?.token === installation.token) return kept.client;
    const client = new WebClient(installation.token, clientOptions(apiUrl));
    clients.set(workspace, { token: installation.token, client });
    return client;
  };
}
