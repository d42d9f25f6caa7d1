// The page's own files, for a browser on this machine.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Route } from './http-server.ts';
import { replyText } from './reply.ts';

const folder = new URL('../page/', import.meta.url);

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export const servePageFile: Route = async (url, request, response) => {
  const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  const contentType = contentTypes[extname(name)];
  const isPlain = name.split('/').every(part => /^[\w-][\w.-]*$/.test(part));
  const content =
    contentType === undefined || !isPlain
      ? undefined
      : await readFile(new URL(name, folder)).catch(() => undefined);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    replyText(response, 405, 'The page can only be read.');
  } else if (content === undefined || contentType === undefined) {
    replyText(response, 404, `The local workspace has no page named ${name}.`);
  } else {
    response.writeHead(200, {
      'content-type': contentType,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  }
};
