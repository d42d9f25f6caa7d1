/** A workspace of recorded events behind the real page: no Slack logic, only what the protocol says. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type {
  PageMessage,
  PageReply,
  PageRequest,
  WorkspaceEvent,
} from '../../../src/sandbox/page-protocol.ts';
import { channels, commands, members, NOW, TEAM } from './workspace-data.ts';

const PAGE = new URL('../../../src/sandbox/page/', import.meta.url);
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

export type Kind = PageRequest['kind'];
export type RequestOf<K extends Kind> = Extract<PageRequest, { kind: K }>;
type Answer = { ok: true; messages?: PageMessage[] } | { ok: false; text: string };
interface Seat {
  member: string;
  send: (event: WorkspaceEvent) => void;
}
export type Script = { [K in Kind]?: (request: RequestOf<K>, seat: Seat) => Answer | Promise<Answer> };

export interface Fixture {
  url: string;
  /** Every request of every page, in order. */
  requests: PageRequest[];
  messages: PageMessage[];
  /** To every page, or to those of one member. */
  send: (event: WorkspaceEvent, member?: string) => void;
  /** Cuts all connections; `accept` says whether the page may come back. */
  drop: () => void;
  accept: (accepts: boolean) => void;
  close: () => Promise<void>;
}

export async function startFixture(messages: PageMessage[] = [], script: Script = {}): Promise<Fixture> {
  const requests: PageRequest[] = [];
  const seats = new Map<WebSocket, Seat>();
  let accepts = true;
  const http = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = new URL(`.${path === '/' ? '/index.html' : path}`, PAGE);
    const content = file.href.startsWith(PAGE.href) ? await readFile(file).catch(() => undefined) : undefined;
    response.writeHead(content ? 200 : 404, {
      'content-type': TYPES[extname(file.pathname)] ?? 'text/plain',
      'content-security-policy': "default-src 'self'",
    });
    response.end(content ?? 'not found');
  });
  const sockets = new WebSocketServer({ server: http, path: '/page', verifyClient: () => accepts });
  sockets.on('connection', socket => {
    const seat: Seat = { member: 'U1', send: event => socket.send(JSON.stringify(event)) };
    seats.set(socket, seat);
    seat.send(snapshotFor(seat.member));
    socket.on('close', () => seats.delete(socket));
    socket.on('message', async data => {
      const request: PageRequest = JSON.parse(String(data));
      requests.push(request);
      const own = script[request.kind] as ((request: PageRequest, seat: Seat) => Answer) | undefined;
      const answer = (await own?.(request, seat)) ?? answerFor(request, seat, messages);
      const reply: PageReply = { kind: 'reply', re: request.id, ...answer };
      socket.send(JSON.stringify(reply));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    requests,
    messages,
    send(event, member) {
      for (const seat of seats.values()) if (member === undefined || seat.member === member) seat.send(event);
    },
    drop() {
      for (const socket of seats.keys()) socket.terminate();
    },
    accept(value) {
      accepts = value;
    },
    async close() {
      for (const socket of seats.keys()) socket.terminate();
      sockets.close();
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
}

export function snapshotFor(you: string): WorkspaceEvent {
  return { kind: 'snapshot', team: TEAM, you, members, channels, commands, now: NOW };
}

function answerFor(request: PageRequest, seat: Seat, messages: PageMessage[]): Answer {
  switch (request.kind) {
    case 'act-as': {
      if (!members.some(({ id }) => id === request.member))
        return { ok: false, text: 'There is no such member.' };
      seat.member = request.member;
      seat.send(snapshotFor(request.member));
      return { ok: true };
    }
    case 'open-channel':
      return {
        ok: true,
        messages: messages.filter(({ channel, threadTs }) => channel === request.channel && !threadTs),
      };
    case 'open-thread':
      return {
        ok: true,
        messages: messages.filter(({ ts, threadTs }) => [ts, threadTs].includes(request.ts)),
      };
    case 'close-view':
      seat.send({ kind: 'views', views: [] });
      return { ok: true };
    default:
      return { ok: true };
  }
}
