import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';
import { withoutQuotes } from '../logged-error.ts';

/**
 * The SDK's messages in the app's log, without what they quote. Its debug messages stay out at every level: they hold
 * whole payloads, with what people typed and addresses that let anyone answer.
 */
export function boltLog(log: Log): Logger {
  const child = log.child({ from: 'bolt' });
  const text = (parts: unknown[]): string =>
    parts.map(part => (part instanceof Error ? part.name : withoutQuotes(String(part)))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => child.debug(text(parts)),
    warn: (...parts) => child.warn(text(parts)),
    error: (...parts) => child.error(text(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
