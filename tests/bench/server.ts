import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';

const SECRET = '0123456789abcdef0123456789abcdef';

/** A program under measurement, in a process of its own, spoken to by signed requests as from Slack. */
export interface Server {
  /** From starting the process until it said that it is ready, in milliseconds. */
  startMs: number;
  /** Resolves with the body of the answer; rejects when it is not 200. */
  send(fields: Record<string, string>): Promise<string>;
  /** Resident memory in MiB, where the system tells. */
  memory(): number | undefined;
  stop(): Promise<void>;
  /** Ends it as a power cut or the system's killer does. */
  kill(): Promise<void>;
}

export async function startServer(program: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      SLACK_SIGNING_SECRET: SECRET,
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', chunk => /"msg":"ready"/.test(String(chunk)) && resolve());
    child.once('close', code => reject(new Error(`${program} ended with ${code}`)));
  });
  const startMs = performance.now() - began;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (!isOver) {
      const ended = new Promise(resolve => child.once('close', resolve));
      child.kill(signal);
      await ended;
    }
    agent.destroy();
  };
  return {
    startMs,
    send: fields => post(agent, port, new URLSearchParams(fields).toString()),
    memory: () => residentMemory(child.pid),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function post(agent: Agent, port: number, body: string): Promise<string> {
  const at = Math.floor(Date.now() / 1_000);
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': signature,
        },
      },
      response => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          response.statusCode === 200 ? resolve(text) : reject(new Error(`status ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function residentMemory(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port');
}
