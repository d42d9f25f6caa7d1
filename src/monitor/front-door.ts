import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

/** An HTTP server of the process, open from the first moment on, so that it can say why the app is not ready. */
export interface FrontDoor {
  port: number;
  /** Who answers what is no page of the operator's; nobody as long as the app is not ready. */
  passTo(listener: RequestListener | undefined): void;
  /** Takes no more connections and resolves when the last request is answered. */
  close(): Promise<void>;
}

/** A request of Slack's is small and comes at once; who dawdles gives up the place. */
const HEADERS_WITHIN_MS = 5_000;
const REQUEST_WITHIN_MS = 10_000;

/** @throws when the port is taken. Port 0 takes any free one. */
export async function openFrontDoor(
  port: number,
  pageFor: (request: IncomingMessage) => RequestListener | undefined,
): Promise<FrontDoor> {
  let passedTo: RequestListener | undefined;
  const server = createServer(
    {
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: HEADERS_WITHIN_MS,
    },
    (request, response) => {
      const answer = pageFor(request) ?? (request.method === 'POST' ? passedTo : undefined);
      if (answer) answer(request, response);
      else {
        const isEarly = request.method === 'POST' && passedTo === undefined;
        response.writeHead(isEarly ? 503 : 404, { connection: 'close' }).end();
      }
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    passTo(listener) {
      passedTo = listener;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
