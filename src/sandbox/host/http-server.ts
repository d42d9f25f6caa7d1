// The one port of the workspace: Web API, response URLs, websockets, the page and its controls.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { replyText } from './reply.ts';

export type Route = (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface RouteTable {
  /** By how the path begins; the first that fits serves. */
  prefix: string;
  serve: Route;
}

export async function listen(
  port: number,
  routes: readonly RouteTable[],
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = routes.find(({ prefix }) => url.pathname.startsWith(prefix));
    if (!isLoopbackHost(request, server)) {
      replyText(response, 403, 'This workspace answers only on this machine.');
    } else if (route === undefined) {
      replyText(response, 404, 'There is nothing here.');
    } else {
      route.serve(url, request, response).catch((error: unknown) => {
        if (!response.headersSent) replyText(response, 500, `The local workspace failed: ${String(error)}`);
        else response.destroy();
      });
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { server, port: portOf(server) };
}

/** A website that points its own name at this machine must not reach the workspace. */
export function isLoopbackHost(request: IncomingMessage, server: Server): boolean {
  const port = portOf(server);
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

/** Browsers name the page that asks; programs name none. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

function portOf(server: Server): number {
  const address = server.address();
  return isAddressInfo(address) ? address.port : 0;
}

function isAddressInfo(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
