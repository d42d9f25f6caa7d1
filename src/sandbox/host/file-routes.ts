// Where the app sends the content of files, and where the page gets it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findFile, isPicture, receiveFile } from '../workspace/files.ts';
import type { Host } from './host.ts';
import { replyText } from './reply.ts';
import { readBytes } from './request-body.ts';

/** As Slack's own upload addresses: the bytes as they are, or in the first field of a form. */
export async function serveUpload(
  { stage: { workspace } }: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const contentType = request.headers['content-type'] ?? '';
  const content = contentType.startsWith('multipart/form-data') ? await formPart(bytes, contentType) : bytes;
  const file = content && receiveFile(workspace, url.pathname.slice('/upload/'.length), content);
  if (file === undefined) replyText(response, 400, 'No upload of this size is expected here.');
  else replyText(response, 200, `OK - ${file.size}`);
}

export async function serveFile(
  { stage: { workspace } }: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = findFile(workspace, url.pathname.slice('/files/'.length));
  if (file?.content === undefined || request.method !== 'GET') {
    replyText(response, 404, 'The workspace has no such file.');
    return;
  }
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    ...(isPicture(file)
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` }),
  });
  response.end(file.content);
}

async function formPart(bytes: Buffer, contentType: string): Promise<Buffer | undefined> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  const [part] = form?.values() ?? [];
  if (part === undefined) return undefined;
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}
