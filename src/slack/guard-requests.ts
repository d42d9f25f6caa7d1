import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';

/** Far more than Slack ever sends to this app. */
const LONGEST_BODY = 1024 * 1024;
const OLDEST_SECONDS = 5 * 60;

/**
 * Refuses what Bolt's receiver lets through: a time stamp from the future, a body that is JSON but no object
 * (which leaves Bolt without an answer), and large bodies before they are read.
 */
export function guardRequests(receiver: HTTPReceiver, now: () => number): HTTPReceiver {
  const pass = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST') return pass(request, response);
    guard(request, now).then(
      verdict => {
        if (verdict.kind === 'refused') refuse(response, verdict.status);
        // Bolt reads a body from here when it finds one.
        else pass(Object.assign(request, { rawBody: verdict.body }), response);
      },
      () => refuse(response, 400),
    );
  };
  return receiver;
}

type Verdict = { kind: 'passed'; body: Buffer } | { kind: 'refused'; status: 400 | 401 | 413 };

async function guard(request: IncomingMessage, now: () => number): Promise<Verdict> {
  const stamp = Number(request.headers['x-slack-request-timestamp']);
  if (stamp > now() / 1_000 + OLDEST_SECONDS) return { kind: 'refused', status: 401 };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_BODY) return { kind: 'refused', status: 413 };
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return isReadable(request.headers['content-type'] ?? '', body.toString())
    ? { kind: 'passed', body }
    : { kind: 'refused', status: 400 };
}

function isReadable(contentType: string, body: string): boolean {
  const isForm = contentType === 'application/x-www-form-urlencoded';
  const json = isForm ? new URLSearchParams(body).get('payload') : body;
  if (json === null) return true;
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
