import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { startLocalWorkspace } from '../src/local.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';

/** The real process under plain Node, with exactly the environment given. */
export class Process {
  output = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  #waiting: (() => void)[] = [];
  #heard = 0;

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, ['src/main.ts'], {
      env: { PATH: process.env.PATH, PORT: '0', ...env },
    });
    const hear = (chunk: Buffer): void => {
      this.output += chunk.toString();
      for (const wake of this.#waiting.splice(0)) wake();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.ended = new Promise(resolve => {
      this.child.once('close', code => {
        hear(Buffer.from(`\n[ended with ${code}]`));
        resolve(code);
      });
    });
    running.add(this);
  }

  /** Waits until the output has the pattern; its first group, or all of it. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.output);
      if (found) return found[1] ?? found[0];
      if (this.output.includes('[ended with'))
        throw new Error(`ended without saying ${pattern}:\n${this.output}`);
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  /** The same, in what it said since the last time that this was asked. */
  async saysNext(pattern: RegExp): Promise<void> {
    const from = this.#heard;
    await this.says(new RegExp(`(?<=[^]{${from}})(?:${pattern.source})`));
    this.#heard = this.output.length;
  }
}

const running = new Set<Process>();
const folders: string[] = [];
const sandboxes: Sandbox[] = [];
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  running.clear();
  await Promise.all(sandboxes.splice(0).map(sandbox => sandbox.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'aif-process-'));
  folders.push(made);
  return made;
}

/** A Slack that is gone after the test, and the settings that lead to it. */
export async function slack(
  options: Partial<Parameters<typeof startLocalWorkspace>[0]> = {},
): Promise<{ sandbox: Sandbox; env: Record<string, string> }> {
  const sandbox = await startLocalWorkspace({ port: 0, manifestPath: 'manifest.yml', ...options });
  sandboxes.push(sandbox);
  const { botToken, appToken, apiUrl } = sandbox;
  return { sandbox, env: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port');
}
