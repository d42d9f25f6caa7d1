import { startPostgres } from '../setup/start-postgres.ts';

/** A Postgres server with its usual durability, for as long as `run` takes. */
export async function withPostgres<T>(run: (url: string) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  try {
    return await run(server.url);
  } finally {
    await server.remove();
  }
}
