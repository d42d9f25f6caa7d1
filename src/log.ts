import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * One JSON line per entry on `destination`. The finished line is scrubbed as text, because redaction by path
 * misses a token that stands inside a message or a stack.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: line => destination.write(scrub(line)) },
  );
}

/** Replaces everything in a text that opens a door: Slack tokens, response addresses, database passwords. */
export function scrub(text: string): string {
  return SECRETS.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), text);
}

const SECRETS: [RegExp, string][] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w.-]+/gi, '[token]'],
  [/\bxapp-[\w-]+/gi, '[token]'],
  [/(https?:\\?\/\\?\/hooks\.slack[^\s"'\\]*)/gi, '[response-url]'],
  [/(https?:\/\/[^\s"'\\/]+\/response\/)[^\s"'\\]+/gi, '$1[response-url]'],
  [/(wss?:\/\/[^\s"'\\?]+\?)[^\s"'\\]+/gi, '$1[ticket]'],
  [/(postgres(?:ql)?:\/\/[^\s:@"']+:)[^\s@"']+@/gi, '$1[password]@'],
  [/(bearer\s+)[\w.~+/-]{8,}=*/gi, '$1[token]'],
];
