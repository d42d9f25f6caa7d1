import type { IncomingMessage } from 'node:http';
import { type JsonObject, jsonObject, parseJson } from '../json.ts';

const maxBytes = 4_000_000;

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new Error('request body too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Arguments of a call from its query and its body, whichever way the body is written. */
export function parseArguments(url: URL, contentType: string | undefined, body: string): JsonObject {
  const query = Object.fromEntries(url.searchParams);
  if (contentType?.startsWith('application/json')) {
    return { ...query, ...jsonObject.safeParse(parseJson(body)).data };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}
