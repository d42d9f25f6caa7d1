// Delivers to the app: interactions once, events with Slack's retries, each twice when a test asks for it.
import type { Changes } from '../changes.ts';
import type { JsonObject } from '../json.ts';
import type { Timers } from '../timers.ts';
import type { Attempt, Delivery, Receipt, Transport } from './delivery.ts';

/** How long Slack waits before each repetition of an event, in milliseconds. */
export const retryDelays = [0, 60_000, 300_000] as const;

export interface Courier {
  /** A command or an interaction: tried once, since a person waits. */
  deliver(delivery: Delivery): Promise<Receipt>;
  /** An event: repeated until acknowledged, at most three times. */
  announce(body: JsonObject): void;
  /** Every one of the next `times` deliveries arrives twice. */
  deliverTwice(times: number): void;
  /** Deliveries under way; events that wait for their next repetition do not count. */
  inFlight(): number;
  clearFaults(): void;
  close(): void;
}

export function createCourier(transport: Transport, timers: Timers, changes: Changes): Courier {
  let underWay = 0;
  let doubles = 0;
  let isClosed = false;
  const waiting = new Set<() => void>();

  async function send(delivery: Delivery, attempt: Attempt): Promise<Receipt> {
    underWay += 1;
    const isDoubled = doubles > 0;
    if (isDoubled) doubles -= 1;
    const copies = [
      transport.send(delivery, attempt),
      ...(isDoubled ? [transport.send(delivery, attempt)] : []),
    ];
    const [receipt = { kind: 'unreachable' } as const] = await Promise.all(copies);
    underWay -= 1;
    changes.emit({ kind: 'traffic' });
    return receipt;
  }

  async function attemptEvent(payload: JsonObject, attempt: Attempt): Promise<void> {
    const receipt = await send({ kind: 'event', payload }, attempt);
    const delay = retryDelays[attempt.number];
    if (receipt.kind === 'acked' || delay === undefined || isClosed) return;
    const next = { number: attempt.number + 1, reason: reasonOf(receipt) };
    const cancel = timers.after(delay, () => {
      waiting.delete(cancel);
      void attemptEvent(payload, next);
    });
    waiting.add(cancel);
  }

  return {
    deliver: delivery => send(delivery, { number: 0 }),
    announce(body) {
      if (!isClosed) void attemptEvent(body, { number: 0 });
    },
    deliverTwice(times) {
      doubles += times;
    },
    inFlight: () => underWay,
    clearFaults() {
      doubles = 0;
    },
    close() {
      isClosed = true;
      for (const cancel of waiting) cancel();
      waiting.clear();
      transport.close();
    },
  };
}

function reasonOf(receipt: Receipt): string {
  switch (receipt.kind) {
    case 'late':
      return 'timeout';
    case 'refused':
      return 'http_error';
    default:
      return 'connection_failed';
  }
}
