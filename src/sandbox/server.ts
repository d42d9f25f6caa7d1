// A small Slack on this machine: starts it and gives back everything to use it with.
import type { Stage } from './acts/stage.ts';
import { createCallLog } from './calls.ts';
import { createCourier } from './delivery/courier.ts';
import { feedEvents } from './delivery/event-feed.ts';
import { createHttpTransport } from './delivery/http-transport.ts';
import { createSocketTransport, maxConnections } from './delivery/socket-transport.ts';
import { createFaults } from './faults.ts';
import { serveApi } from './host/api-route.ts';
import { serveControl } from './host/control-route.ts';
import { serveFile, serveUpload } from './host/file-routes.ts';
import type { Host } from './host/host.ts';
import { listen } from './host/http-server.ts';
import { servePageFile } from './host/page-files.ts';
import { attachPage } from './host/page-socket.ts';
import { serveResponseUrl } from './host/response-url-route.ts';
import { acceptWebsockets } from './host/websockets.ts';
import { randomSecret } from './ids.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { createWorkspace, type SandboxOptions, timersOf } from './settings.ts';
import { SlackError } from './slack-error.ts';

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const workspace = createWorkspace(options);
  const timers = timersOf(options);
  const ackMs = options.ackMs ?? 3_000;
  const tokens = {
    bot: options.secrets?.botToken ?? `xoxb-local-${randomSecret()}`,
    app: options.secrets?.appToken ?? `xapp-local-${randomSecret()}`,
  };
  const signingSecret = options.secrets?.signingSecret ?? randomSecret();
  const sockets = createSocketTransport({
    appId: workspace.app.id,
    timers,
    ackMs,
    onConnections: () => workspace.changes.emit({ kind: 'traffic' }),
  });
  const delivery = options.delivery ?? { kind: 'socket' };
  const transport =
    delivery.kind === 'socket'
      ? sockets
      : createHttpTransport({ url: delivery.url, signingSecret, timers, ackMs });
  const courier = createCourier(transport, timers, workspace.changes);
  const tickets = new Set<string>();
  const complaints: string[] = [];
  const stage: Stage = {
    workspace,
    courier,
    address: path => `http://127.0.0.1:${port}${path}`,
    complain: text => complaints.push(text),
  };
  const host: Host = {
    stage,
    tokens,
    calls: createCallLog(),
    faults: createFaults(),
    uploadUrl: ticket => `http://127.0.0.1:${port}/upload/${ticket}`,
    openSocketUrl() {
      if (delivery.kind !== 'socket') throw new SlackError('socket_mode_not_enabled');
      if (sockets.connections() >= maxConnections) throw new SlackError('too_many_websockets');
      const ticket = randomSecret();
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/socket?ticket=${ticket}`;
    },
  };
  const { server, port } = await listen(options.port ?? 0, [
    { prefix: '/api/', serve: (...exchange) => serveApi(host, ...exchange) },
    { prefix: '/response/', serve: (...exchange) => serveResponseUrl(host, ...exchange) },
    { prefix: '/upload/', serve: (...exchange) => serveUpload(host, ...exchange) },
    { prefix: '/files/', serve: (...exchange) => serveFile(host, ...exchange) },
    { prefix: '/control', serve: (...exchange) => serveControl(sandbox, ...exchange) },
    { prefix: '/', serve: servePageFile },
  ]);
  const closeWebsockets = acceptWebsockets(server, {
    useTicket: ticket => tickets.delete(ticket),
    onApp: socket => sockets.connect(socket),
    onPage: socket => attachPage({ stage, advanceClock: sandbox.advanceClock }, socket),
  });
  const stopFeed = feedEvents(workspace, courier);
  const sandbox: Sandbox = createSandbox({
    host,
    port,
    sockets,
    signingSecret,
    complaints,
    async close() {
      stopFeed();
      await closeWebsockets();
      courier.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  });
  return sandbox;
}
