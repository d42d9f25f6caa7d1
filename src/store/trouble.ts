/** Something is wrong with the database itself, not with a statement. */
export interface Trouble {
  /** For the operator: what is wrong and what to do. Holds nothing of what is in the database. */
  sentence: string;
  /** It can pass without anybody changing a setting: worth waiting for. */
  mayPass: boolean;
}

/** The database was brought up to date by a later version of this program, which this one does not understand. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** What is wrong with the database when a statement or an attempt to open it fails so; undefined for other errors. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof NewerDatabaseError) {
    return lasting(
      'the database was made by a newer version of this app. Run that version, or restore a backup',
    );
  }
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) return SQLITE[Number(error.errcode) & 0xff];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return CODES[code] ?? (/^08/.test(code) ? UNREACHABLE : undefined) ?? byMessage(error.message);
}

const passing = (sentence: string): Trouble => ({ sentence, mayPass: true });
const lasting = (sentence: string): Trouble => ({ sentence, mayPass: false });

const FULL = passing('the disk is full. Free some space; the app goes on by itself');
const READ_ONLY = lasting('the file or its folder is read-only. Let the user that runs the app write there');
const UNREACHABLE = passing('no server answers at the host and port of DATABASE_URL. Is Postgres running?');
const RESTARTING = passing('Postgres is starting or stopping');
const UNTRUSTED = lasting(
  'the certificate of Postgres is not trusted. Set NODE_EXTRA_CA_CERTS to its authority',
);
const REFUSED = lasting('Postgres refuses this user, password or address. Check them in DATABASE_URL');
const SLOW = passing('Postgres takes too long to answer. Look for locks and load there');

/** By SQLite's primary result code. */
const SQLITE: Record<number, Trouble> = {
  5: passing('another program keeps the file locked. Close it'),
  8: READ_ONLY,
  10: passing('the disk reports errors. Check it, and that it has space'),
  11: lasting('the file is damaged. Keep it, and restore a backup with: aif restore FILE --replace'),
  13: FULL,
  14: lasting('the file cannot be opened. Check that the path is right and the folder is writable'),
  26: lasting('the file is not a database. Check the path; nothing was changed in it'),
};

/** By Postgres's SQLSTATE or Node's code. */
const CODES: Record<string, Trouble> = {
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': lasting('Postgres has no database of that name. Create it with createdb, or correct the name'),
  '42501': lasting('the Postgres user may not create tables. Grant it CREATE on the schema'),
  '25006': passing('Postgres is read-only, as a standby is. Point DATABASE_URL to the primary'),
  '53100': FULL,
  '53300': passing('Postgres has no connection left. Raise max_connections, or run fewer instances'),
  '57014': SLOW,
  '57P01': RESTARTING,
  '57P02': RESTARTING,
  '57P03': RESTARTING,
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  EPIPE: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENOTFOUND: passing('the host in DATABASE_URL is not known. Check its name'),
  EAI_AGAIN: passing('the host in DATABASE_URL cannot be looked up. Check its name and the network'),
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  EACCES: READ_ONLY,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  ENOTDIR: lasting('the folder of the file cannot be made. Check the path'),
  EEXIST: lasting('the folder of the file cannot be made. Check the path'),
};

/** The driver for Postgres has no codes for its own words. */
function byMessage(message: string): Trouble | undefined {
  if (/does not support SSL/.test(message)) {
    return lasting('Postgres offers no encryption. Take sslmode out of DATABASE_URL, or turn it on there');
  }
  if (/SCRAM|password must be a string|SASL/.test(message)) return REFUSED;
  if (/timeout exceeded when trying to connect/.test(message)) {
    return passing('Postgres does not answer in time, or all connections are busy');
  }
  if (/Query read timeout/.test(message)) return SLOW;
  return /Connection terminated|not queryable/.test(message) ? UNREACHABLE : undefined;
}
