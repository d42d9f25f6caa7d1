// Failures on demand: what the workspace does instead of answering properly.
import type { Call } from './calls.ts';

export const faultKinds = [
  /** 429 with `Retry-After`. */
  'rate-limit',
  /** 500 before anything happened. */
  'server-error',
  /** No answer, ever. */
  'hang',
  /** The connection breaks before anything happened. */
  'reset',
  /** It happens, then the connection breaks. */
  'accepted-but-lost',
  /** It happens, and the answer is 500. */
  'accepted-then-500',
  /** The connection breaks, and it happens when the workspace's clock has moved on by `lateMs`. */
  'accepted-late',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** A method, `'*'` for all of them, or `'response_url'`. */
  method: string;
  kind: FaultKind;
  /** How often it strikes; once when left out. */
  times?: number;
  /** How many matching calls pass first. */
  after?: number;
  /** Seconds, for `rate-limit`. */
  retryAfter?: number;
  /** For `accepted-late`; a minute when left out. */
  lateMs?: number;
  when?: (call: Call) => boolean;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this call, used up by asking. */
  strike(call: Call): Fault | undefined;
}

export function createFaults(): Faults {
  const active: { fault: Fault; passesLeft: number; strikesLeft: number }[] = [];
  return {
    add(fault) {
      active.push({ fault, passesLeft: fault.after ?? 0, strikesLeft: fault.times ?? 1 });
    },
    clear() {
      active.length = 0;
    },
    strike(call) {
      for (const entry of active) {
        const { fault } = entry;
        const isForMethod =
          fault.method === call.method || (fault.method === '*' && call.method !== 'response_url');
        if (entry.strikesLeft === 0 || !isForMethod || fault.when?.(call) === false) continue;
        if (entry.passesLeft > 0) {
          entry.passesLeft -= 1;
          continue;
        }
        entry.strikesLeft -= 1;
        return fault;
      }
      return undefined;
    },
  };
}
