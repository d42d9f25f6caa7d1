import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { RefusalReason } from '../monitor/metrics.ts';
import type { IsNewRequest } from './seen-requests.ts';

/** Far more than Slack ever sends to this app. */
const LONGEST_BODY = 1024 * 1024;
const SKEW_SECONDS = 5 * 60;

export interface Guards {
  /** Whether the signature fits the body, by Slack's rules. */
  isSigned: (headers: { stamp: number; signature: string }, body: string) => boolean;
  isNew: IsNewRequest;
  /** Epoch milliseconds. */
  now: () => number;
  refused: (reason: RefusalReason) => void;
  /** So many may wait for their answer; the next one gets a 503 at once instead of a late answer. */
  mostAtOnce: number;
}

/**
 * Lets only requests through that Slack signed, within five minutes of now in either direction, for the first time, of
 * a sane size and shape, and not too many at once. Bolt's own check would accept time stamps from the future and
 * repetitions, and leave a body of `null` without an answer; it is off, so that nothing is checked twice.
 */
export function guardRequests(pass: RequestListener, guards: Guards): RequestListener {
  let running = 0;
  return (request, response) => {
    if (running >= guards.mostAtOnce) return refuse('too-many');
    running += 1;
    response.once('close', () => {
      running -= 1;
    });
    guard(request, guards).then(
      verdict => {
        if (verdict.kind === 'refused') refuse(verdict.reason);
        // Bolt reads a body from here when it finds one.
        else pass(Object.assign(request, { rawBody: verdict.body }), response);
      },
      () => refuse('malformed'),
    );

    function refuse(reason: RefusalReason): void {
      guards.refused(reason);
      end(response, STATUS[reason]);
    }
  };
}

const STATUS: Record<RefusalReason, number> = {
  malformed: 400,
  unsigned: 401,
  stale: 401,
  replayed: 401,
  'too-large': 413,
  'too-many': 503,
};

type Verdict = { kind: 'passed'; body: Buffer } | { kind: 'refused'; reason: RefusalReason };

async function guard(request: IncomingMessage, guards: Guards): Promise<Verdict> {
  const stamp = Number(request.headers['x-slack-request-timestamp']);
  const isRecent = Math.abs(stamp - guards.now() / 1_000) <= SKEW_SECONDS;
  // No number is no instant.
  if (!isRecent) return refused('stale');
  const body = await readBody(request);
  if (!body) return refused('too-large');
  const text = body.toString();
  const contentType = request.headers['content-type'] ?? '';
  // Slack checks the certificate without signing; Bolt drops everything else of such a request.
  if (isCertificateCheck(contentType, text)) return { kind: 'passed', body };
  const signature = request.headers['x-slack-signature'];
  if (typeof signature !== 'string' || !guards.isSigned({ stamp, signature }, text))
    return refused('unsigned');
  if (!isReadable(contentType, text)) return refused('malformed');
  return (await guards.isNew(requestId(stamp, signature))) ? { kind: 'passed', body } : refused('replayed');
}

/** The stamp comes first, so that the database has new ids side by side; half a signature is as unlike any other. */
function requestId(stamp: number, signature: string): string {
  return `${stamp} ${signature.replace('v0=', '').slice(0, HALF_A_SIGNATURE)}`;
}

const HALF_A_SIGNATURE = 32;

function refused(reason: RefusalReason): Verdict {
  return { kind: 'refused', reason };
}

/** Undefined as soon as it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const FORM = 'application/x-www-form-urlencoded';

function isCertificateCheck(contentType: string, body: string): boolean {
  return (
    contentType === FORM && body.includes('ssl_check') && new URLSearchParams(body).get('ssl_check') === '1'
  );
}

function isReadable(contentType: string, body: string): boolean {
  // Commands are forms without a payload; Bolt reads their fields.
  if (contentType === FORM && !body.includes('payload=')) return true;
  const json = contentType === FORM ? new URLSearchParams(body).get('payload') : body;
  if (json === null) return true;
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
