import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PrometheusMetrics } from './prometheus.ts';
import type { Readiness } from './readiness.ts';

type Page = (response: ServerResponse) => void | Promise<void>;

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work, else 503 and why not. `/metrics`: what it counted, left
 * out where anybody can ask.
 */
export function pages(
  readiness: Readiness,
  metrics: PrometheusMetrics | undefined,
): (request: IncomingMessage) => RequestListener | undefined {
  const known = new Map<string, Page>([
    ['/healthz', response => void response.end('ok\n')],
    [
      '/readyz',
      response => {
        const troubles = readiness.troubles().map(([part, trouble]) => `- ${part}: ${trouble}\n`);
        response.statusCode = troubles.length === 0 ? 200 : 503;
        response.end(troubles.length === 0 ? 'ready\n' : `not ready\n${troubles.join('')}`);
      },
    ],
  ]);
  if (metrics) {
    known.set('/metrics', async response => {
      const text = await metrics.text();
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
    });
  }
  return request => {
    const page = known.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!page || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
    return (_request, response) => {
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.setHeader('cache-control', 'no-store');
      void page(response);
    };
  };
}
