// What goes to the app, and what comes of it.
import type { JsonObject } from '../json.ts';

export type Delivery =
  | { kind: 'command'; payload: JsonObject }
  /** Clicks, submissions, closed views and requests for options. */
  | { kind: 'interaction'; payload: JsonObject }
  | { kind: 'event'; payload: JsonObject };

export interface Attempt {
  number: number;
  /** Set on repetitions. */
  reason?: string;
}

export type Receipt =
  /** `body` is what the app sent along: an object, a text, or `undefined` for nothing. */
  | { kind: 'acked'; body: unknown }
  /** Not acknowledged within three seconds. */
  | { kind: 'late' }
  /** Answered with something else than 200. */
  | { kind: 'refused'; status: number }
  /** Nobody to deliver to. */
  | { kind: 'unreachable' };

export interface Transport {
  /** Never rejects. */
  send(delivery: Delivery, attempt: Attempt): Promise<Receipt>;
  /** Interrupts whatever is under way. */
  close(): void;
}
