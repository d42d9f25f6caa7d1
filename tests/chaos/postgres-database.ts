import pg from 'pg';

/** A new, empty database on a Postgres server, by its address. */
export async function makePostgresDatabase(
  server: string,
  name: string,
): Promise<{ url: string; remove(): Promise<void> }> {
  const unique = `${name}_${process.pid}`;
  await onServer(server, `create database ${unique}`);
  return {
    url: server.replace(/\/postgres$/, `/${unique}`),
    remove: () => onServer(server, `drop database ${unique} with (force)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
