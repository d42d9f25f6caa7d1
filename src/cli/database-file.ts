import type { Terminal } from './command.ts';

/** The path of the configured SQLite database; undefined, and said, when the data is elsewhere. */
export function databaseFile({ databaseUrl, err }: Terminal, instead: string): string | undefined {
  const url = databaseUrl ?? 'file:data/aif.db';
  if (url.startsWith('file:')) return url.slice('file:'.length);
  err(`DATABASE_URL names no SQLite file. ${instead}`);
  return undefined;
}
