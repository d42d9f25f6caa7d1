// Socket Mode: envelopes over websockets that the app opened, each to one of them.
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { parseJson } from '../json.ts';
import type { Timers } from '../timers.ts';
import type { Attempt, Delivery, Receipt, Transport } from './delivery.ts';

export const maxConnections = 10;

const envelopeTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const;
const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface SocketTransport extends Transport {
  /** Takes over a websocket whose ticket was valid. */
  connect(socket: WebSocket): void;
  connections(): number;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Asks the app to reconnect, as Slack does every few hours. */
  refresh(): void;
}

export function createSocketTransport(given: {
  appId: string;
  timers: Timers;
  ackMs: number;
  onConnections: () => void;
}): SocketTransport {
  const { appId, timers, ackMs, onConnections } = given;
  const sockets: WebSocket[] = [];
  const pending = new Map<string, { socket: WebSocket; settle: (receipt: Receipt) => void }>();
  let turn = 0;

  function forget(socket: WebSocket): void {
    const index = sockets.indexOf(socket);
    if (index !== -1) sockets.splice(index, 1);
    // What this connection did not acknowledge any more nobody will.
    for (const waiting of [...pending.values()])
      if (waiting.socket === socket) waiting.settle({ kind: 'late' });
    onConnections();
  }

  function receive(text: string): void {
    const parsed = acknowledgement.safeParse(parseJson(text));
    if (!parsed.success) return;
    const { envelope_id, payload } = parsed.data;
    pending.get(envelope_id)?.settle({ kind: 'acked', body: isNothing(payload) ? undefined : payload });
  }

  return {
    connect(socket) {
      sockets.push(socket);
      socket.on('message', data => receive(data.toString()));
      socket.on('close', () => forget(socket));
      socket.on('error', () => socket.terminate());
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: sockets.length,
          debug_info: { host: 'local-workspace', build_number: 1, approximate_connection_time: 18_060 },
          connection_info: { app_id: appId },
        }),
      );
      onConnections();
    },
    connections: () => sockets.length,
    send(delivery, attempt) {
      const open = sockets.filter(socket => socket.readyState === socket.OPEN);
      const socket = open[turn++ % Math.max(open.length, 1)];
      if (socket === undefined) return Promise.resolve({ kind: 'unreachable' });
      const id = randomUUID();
      return new Promise(resolve => {
        const settle = (receipt: Receipt) => {
          cancel();
          pending.delete(id);
          resolve(receipt);
        };
        const cancel = timers.after(ackMs, () => settle({ kind: 'late' }));
        pending.set(id, { socket, settle });
        socket.send(JSON.stringify(envelope(id, delivery, attempt)));
      });
    },
    drop() {
      for (const socket of [...sockets]) socket.terminate();
    },
    refresh() {
      const notice = {
        type: 'disconnect',
        reason: 'refresh_requested',
        debug_info: { host: 'local-workspace' },
      };
      for (const socket of sockets) socket.send(JSON.stringify(notice));
    },
    close() {
      for (const socket of [...sockets]) socket.terminate();
      for (const { settle } of [...pending.values()]) settle({ kind: 'unreachable' });
    },
  };
}

function envelope(id: string, delivery: Delivery, attempt: Attempt): object {
  return {
    envelope_id: id,
    type: envelopeTypes[delivery.kind],
    payload: delivery.payload,
    accepts_response_payload: delivery.kind !== 'event',
    ...(delivery.kind === 'event'
      ? { retry_attempt: attempt.number, retry_reason: attempt.reason ?? '' }
      : {}),
  };
}

/** The SDK sends `{}` for an acknowledgement that says nothing. */
function isNothing(payload: unknown): boolean {
  return payload === undefined || payload === null || JSON.stringify(payload) === '{}';
}
