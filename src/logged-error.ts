/** What the log keeps of an error. */
export interface LoggedError {
  name: string;
  /** Left out when the message may hold what somebody typed or what is in the database. */
  message?: string;
  code?: string | number;
  /** What the database says about where it happened. */
  table?: string;
  constraint?: string;
  /** Where it was thrown, innermost first. */
  at?: string[];
  cause?: LoggedError;
}

const FRAMES = 10;
const DEEPEST = 4;

/**
 * Reduces an error to what is known to hold no secret and no text of a person: the place and the kind always, the
 * message only from sources whose messages are fixed texts. Libraries like to quote what they could not read.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const at = framesOf(error);
  const message = knownMessage(error, at);
  const code = field(error, 'errcode') ?? field(error, 'code');
  const cause = causeOf(error);
  return {
    name: error.name,
    ...(message !== undefined && { message }),
    ...(code !== undefined && { code }),
    ...named(error, 'table'),
    ...named(error, 'constraint'),
    ...(at.length > 0 && { at }),
    ...(cause !== undefined && depth < DEEPEST && { cause: loggedError(cause, depth + 1) }),
  };
}

/** Ends a text before the first thing that it quotes. */
export function withoutQuotes(text: string): string {
  const quoted = /["'`“”‘’{[<\n]/.exec(text);
  return quoted ? `${text.slice(0, quoted.index)}…` : text;
}

function knownMessage(error: Error, at: readonly string[]): string | undefined {
  if ('errcode' in error || 'syscall' in error) return error.message;
  if ('severity' in error || /^WebAPI/.test(error.name)) return withoutQuotes(error.message);
  const isOurs =
    at[0] !== undefined && /\/src\/[^ ]*\.ts:\d+:\d+\)?$/.test(at[0]) && !at[0].includes('node_modules');
  return isOurs && OWN_WORDS.has(error.name) ? error.message : undefined;
}

/** Errors that this program words itself, or the engine by the names in the program. */
const OWN_WORDS = new Set(['Error', 'TypeError', 'ReferenceError', 'NewerDatabaseError', 'PutOff']);

/** The lines of the stack that are places; a message can have lines too. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const places = error.message !== '' && message >= 0 ? stack.slice(message + error.message.length) : stack;
  return [...places.matchAll(/^\s+at (.+:\d+:\d+\)?)$/gm)]
    .slice(0, FRAMES)
    .flatMap(([, frame]) => frame ?? []);
}

function causeOf(error: Error): unknown {
  if (error.cause !== undefined) return error.cause;
  if ('original' in error) return error.original;
  if ('originals' in error && Array.isArray(error.originals)) return error.originals[0];
  return error instanceof AggregateError ? error.errors[0] : undefined;
}

function field(error: Error, name: string): string | number | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function named(error: Error, name: 'table' | 'constraint'): Partial<LoggedError> {
  const value = field(error, name);
  return value === undefined ? {} : { [name]: value };
}
