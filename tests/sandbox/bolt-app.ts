// A real Bolt app for the tests, connected to a local workspace through the real SDK.
import { App, LogLevel } from '@slack/bolt';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import type { SandboxOptions } from '../../src/sandbox/settings.ts';
import { manualTimers } from '../../src/sandbox/timers.ts';

export interface Stand {
  sandbox: Sandbox;
  app: App;
  close(): Promise<void>;
}

export function buildApp(sandbox: Sandbox): App {
  return new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 5_000,
    },
  });
}

/** Starts a workspace with one app in it; `listen` registers what the test needs. */
export async function stand(listen: (app: App) => void, options: SandboxOptions = {}): Promise<Stand> {
  const sandbox = await startSandbox({
    app: { commands: [{ command: '/x', shouldEscape: true }] },
    // Nothing is late and nothing expires unless a test lets time pass.
    now: () => Date.UTC(2026, 10, 23, 9),
    timers: manualTimers(),
    ...options,
  });
  const app = buildApp(sandbox);
  listen(app);
  await app.init();
  await app.start();
  return {
    sandbox,
    app,
    async close() {
      await app.stop();
      // `stop` does not wait for the goodbye, and the SDK logs an error when it is cut off.
      await sandbox.until(() => sandbox.connections() === 0);
      await sandbox.close();
    },
  };
}
