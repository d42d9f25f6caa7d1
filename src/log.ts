import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { loggedError } from './logged-error.ts';

export type Log = Logger;

/**
 * One JSON line per entry on `destination`, with the reference of the request that it belongs to. Errors are reduced to
 * what holds no text of a person. The finished line is scrubbed as text, because redaction by path misses a token that
 * stands inside a message or a stack.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: error => loggedError(error) },
      mixin: () => references.getStore() ?? {},
      // Without this pino would put an error that is logged by itself into the line as it is.
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args;
          method.apply(this, first instanceof Error ? [{ err: first }, ...rest] : args);
        },
      },
    },
    { write: line => destination.write(scrub(line)) },
  );
}

/** Every log line that is written while `run` is at work carries the reference. */
export function underReference<T>(reference: string, run: () => T): T {
  return references.run({ reference }, run);
}

/** The reference of the request that is being handled, if one is. */
export function currentReference(): string | undefined {
  return references.getStore()?.reference;
}

/** Follows a request through everything that it waits for, so that nobody has to hand its reference on. */
const references = new AsyncLocalStorage<{ reference: string }>();

/** Replaces everything in a text that opens a door: Slack tokens, response addresses, database passwords. */
export function scrub(text: string): string {
  if (!MAY_HOLD_SECRETS.test(text)) return text;
  return SECRETS.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), text);
}

/** Nearly no line does, and one look is cheaper than one for each pattern. It must find whatever they find. */
const MAY_HOLD_SECRETS = /xox|xapp|hooks\.slack|\/response\/|wss?:|postgres|bearer/i;

const SECRETS: [RegExp, string][] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w.-]+/gi, '[token]'],
  [/\bxapp-[\w-]+/gi, '[token]'],
  [/(https?:\\?\/\\?\/hooks\.slack[^\s"'\\]*)/gi, '[response-url]'],
  [/(https?:\/\/[^\s"'\\/]+\/response\/)[^\s"'\\]+/gi, '$1[response-url]'],
  [/(wss?:\/\/[^\s"'\\?]+\?)[^\s"'\\]+/gi, '$1[ticket]'],
  [/(postgres(?:ql)?:\/\/[^\s:@"']+:)[^\s@"']+@/gi, '$1[password]@'],
  [/(bearer\s+)[\w.~+/-]{8,}=*/gi, '$1[token]'],
];
