import type { IncomingMessage, ServerResponse } from 'node:http';
import { type JsonObject, jsonObject, parseJson } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { respond } from '../web-api/respond.ts';
import { redeem, spend } from '../workspace/response-urls.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answerOrFail } from './faulty-answer.ts';
import type { Host } from './host.ts';
import { replyText } from './reply.ts';
import { readBody } from './request-body.ts';

/** Statuses of refusals; everything else is a 400. */
const statuses: Record<string, number> = {
  expired_url: 404,
  used_url: 404,
  invalid_url: 404,
  channel_not_found: 404,
  channel_is_archived: 410,
};

export async function serveResponseUrl(
  host: Host,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { workspace, complain } = host.stage;
  const id = url.pathname.slice('/response/'.length);
  const args = readAnswer(request.headers['content-type'], await readBody(request));
  const call = host.calls.begin({ method: 'response_url', args: args ?? {}, at: workspace.clock.now() });
  const { clock } = workspace;
  answerOrFail({ request, response, call, clock }, host.faults.strike(call), () => {
    const error = answer(workspace, id, args);
    if (error === undefined) return () => replyText(response, 200, 'ok');
    call.error = error.code;
    complain(`a response_url refused an answer: ${error.code} ${JSON.stringify(error.details)}`);
    return () => replyText(response, statuses[error.code] ?? 400, error.code);
  });
  call.isDone = true;
  workspace.changes.emit({ kind: 'traffic' });
}

function answer(workspace: Workspace, id: string, args: JsonObject | undefined): SlackError | undefined {
  const redeemed = redeem(workspace, id);
  if (redeemed.kind === 'refused') return new SlackError(redeemed.error);
  if (args === undefined) return new SlackError('invalid_payload');
  try {
    respond(workspace, redeemed.target, args);
    spend(redeemed.target);
    return undefined;
  } catch (error) {
    if (error instanceof SlackError) return error;
    throw error;
  }
}

function readAnswer(contentType: string | undefined, body: string): JsonObject | undefined {
  const text = contentType?.startsWith('application/x-www-form-urlencoded')
    ? (new URLSearchParams(body).get('payload') ?? '')
    : body;
  return jsonObject.safeParse(parseJson(text)).data;
}
