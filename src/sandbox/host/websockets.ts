// Upgrades: the app's Socket Mode connections and the page's.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isLoopbackHost, isOwnOrigin } from './http-server.ts';

export interface SocketRoutes {
  /** Whether the ticket opens a connection; it is used up by asking. */
  useTicket(ticket: string): boolean;
  onApp(socket: WebSocket): void;
  onPage(socket: WebSocket): void;
}

export function acceptWebsockets(server: Server, routes: SocketRoutes): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const accept = (use: (socket: WebSocket) => void) => sockets.handleUpgrade(request, stream, head, use);
    if (!isLoopbackHost(request, server)) refuse(stream, '403 Forbidden');
    else if (url.pathname === '/socket') {
      if (routes.useTicket(url.searchParams.get('ticket') ?? '')) accept(routes.onApp);
      else refuse(stream, '403 Forbidden');
    } else if (url.pathname === '/page') {
      if (isOwnOrigin(request)) accept(routes.onPage);
      else refuse(stream, '403 Forbidden');
    } else refuse(stream, '404 Not Found');
  });
  return async () => {
    await Promise.all([...sockets.clients].map(closeGently));
    sockets.close();
  };
}

/** Longest wait for the other side's goodbye, in milliseconds: a client that hears none complains loudly. */
const goodbyeMs = 250;

function closeGently(socket: WebSocket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => socket.terminate(), goodbyeMs);
  socket.once('close', () => {
    clearTimeout(timer);
    resolve();
  });
  socket.close(1001);
  return promise;
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
