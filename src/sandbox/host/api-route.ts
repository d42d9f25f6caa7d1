import type { IncomingMessage, ServerResponse } from 'node:http';
import { type JsonObject, parseJson } from '../json.ts';
import { callMethod, errorOf } from '../web-api/call.ts';
import { methodScopes } from '../web-api/scopes.ts';
import { answerOrFail } from './faulty-answer.ts';
import type { Host } from './host.ts';
import { replyJson } from './reply.ts';
import { parseArguments, readBody } from './request-body.ts';

export async function serveApi(
  host: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { workspace } = host.stage;
  const method = url.pathname.slice('/api/'.length);
  const body = await readBody(request);
  const { token: fieldToken, ...args } = parseArguments(url, request.headers['content-type'], body);
  const call = host.calls.begin({ method, args: readable(args), at: workspace.clock.now() });
  const headerToken = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = headerToken ?? (typeof fieldToken === 'string' ? fieldToken : undefined);
  const { clock } = workspace;
  answerOrFail({ request, response, call, clock }, host.faults.strike(call), () => {
    const context = { workspace, openSocketUrl: host.openSocketUrl, uploadUrl: host.uploadUrl };
    const answer = callMethod(context, host.tokens, { method, token, args });
    const error = errorOf(answer);
    if (error !== undefined) call.error = error;
    return () =>
      replyJson(response, 200, answer, {
        'x-oauth-scopes': [...workspace.app.scopes].join(','),
        'x-accepted-oauth-scopes': (methodScopes[method] ?? []).join(','),
      });
  });
  call.isDone = true;
  workspace.changes.emit({ kind: 'traffic' });
}

/** Form fields that carry JSON, as values: for people who read the log. */
function readable(args: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' && /^[[{]/.test(value) ? (parseJson(value) ?? value) : value,
    ]),
  );
}
