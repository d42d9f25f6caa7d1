// One Web API call: who calls, may they, what happens.
import { type JsonObject, jsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { chatMethods } from './chat.ts';
import { connectionMethods } from './connection.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Method, MethodContext } from './method.ts';
import { methodScopes, requireAnyScope } from './scopes.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

const methods: Record<string, Method> = {
  ...connectionMethods,
  ...chatMethods,
  ...conversationMethods,
  ...historyMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
};

export interface Tokens {
  bot: string;
  app: string;
}

export interface ApiCall {
  method: string;
  token: string | undefined;
  args: JsonObject;
}

/** The whole answer, `ok` included; never throws for what an app may do wrong. */
export function callMethod(
  context: MethodContext,
  tokens: Tokens,
  { method: name, token, args }: ApiCall,
): JsonObject {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
    authorize(context, tokens, method, token);
    requireAnyScope(context.workspace.app, methodScopes[name] ?? []);
    return { ok: true, ...method.run(context, args) };
  } catch (error) {
    if (error instanceof SlackError) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}

/** Text of the answer's `error`, if it is a refusal. */
export function errorOf(answer: JsonObject): string | undefined {
  const { error } = jsonObject.parse(answer);
  return typeof error === 'string' ? error : undefined;
}

function authorize(
  { workspace }: MethodContext,
  tokens: Tokens,
  method: Method,
  token: string | undefined,
): void {
  if (method.token === 'none') return;
  if (token === undefined || token === '') throw new SlackError('not_authed');
  const kind = token === tokens.bot ? 'bot' : token === tokens.app ? 'app' : undefined;
  if (kind === undefined) throw new SlackError('invalid_auth');
  if (kind !== method.token) throw new SlackError('not_allowed_token_type');
  if (workspace.app.status === 'uninstalled') throw new SlackError('account_inactive');
  if (workspace.app.status === 'revoked' && kind === 'bot') throw new SlackError('token_revoked');
}
