import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a real Postgres server for this run; tests make their own databases in it. */
    postgresUrl: string;
  }
}

/** Vitest's global set-up: one Postgres server for all test files, gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // No test ends the machine.
  const server = await startPostgres(['fsync=off', 'full_page_writes=off']);
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}
