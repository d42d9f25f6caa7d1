import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Stands between the app and a server, and passes on what they say to each other as slowly as it is told. */
export interface SlowWire {
  /** The address of the server, by way of this. */
  url: string;
  /** Milliseconds before anything is passed on, in either direction; Infinity: nothing is. */
  delayMs: number;
  close(): Promise<void>;
}

export async function slowWire(url: string): Promise<SlowWire> {
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    const upstream = connect(Number(new URL(url).port), new URL(url).hostname);
    passOn(client, upstream);
    passOn(upstream, client);
  });

  function passOn(from: Socket, to: Socket): void {
    sockets.add(from);
    let last = Promise.resolve();
    from.on('data', chunk => {
      const { delayMs } = wire;
      if (delayMs === Number.POSITIVE_INFINITY) return;
      last = last.then(async () => {
        await setTimeout(delayMs);
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const slow = new URL(url);
  slow.port = String((server.address() as AddressInfo).port);
  const wire: SlowWire = {
    url: slow.href,
    delayMs: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return wire;
}
