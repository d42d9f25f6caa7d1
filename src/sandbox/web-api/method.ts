// What a Web API method is here, and the ways in which arguments arrive.
import { z } from 'zod';
import { toProblems } from '../block-kit/problems.ts';
import { type JsonObject, parseJson } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface MethodContext {
  workspace: Workspace;
  /** The address that takes the content of the file with this ticket. */
  uploadUrl(ticket: string): string;
  /** Hands out the websocket address with its one-time ticket. */
  openSocketUrl(): string;
}

export interface Method {
  /** Which token the method takes. */
  token: 'bot' | 'app' | 'none';
  /** Throws `SlackError`. */
  run(context: MethodContext, args: JsonObject): JsonObject;
}

export function defineMethod<Args>(given: {
  token?: Method['token'];
  args: z.ZodType<Args>;
  run: (context: MethodContext, args: Args) => JsonObject;
}): Method {
  return {
    token: given.token ?? 'bot',
    run: (context, args) => given.run(context, parseArguments(given.args, args)),
  };
}

function parseArguments<Args>(schema: z.ZodType<Args>, args: JsonObject): Args {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  const messages = toProblems(parsed.error, args, []).map(({ text, path }) =>
    path.length === 0 ? `[ERROR] ${text}` : `[ERROR] ${text} [json-pointer:/${path.join('/')}]`,
  );
  throw new SlackError('invalid_arguments', { response_metadata: { messages } });
}

/** Forms carry everything as text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform(value => value === true || value === 'true' || value === '1')
  .optional();

export const limitArgument = (standard: number, max: number) =>
  z.coerce
    .number()
    .int()
    .optional()
    .transform(value => {
      if (value === undefined || value === 0) return standard;
      if (value < 0 || value > max) throw new SlackError('invalid_limit');
      return value;
    });

/** JSON inside a form field; in a JSON body it may stand as it is. */
export const jsonArgument = z
  .unknown()
  .transform(value => (typeof value === 'string' ? (parseJson(value) ?? value) : value))
  .optional();

export function encodeCursor(value: string | undefined): JsonObject {
  return { next_cursor: value === undefined ? '' : Buffer.from(`next:${value}`).toString('base64') };
}

export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const decoded = Buffer.from(cursor, 'base64').toString();
  if (!decoded.startsWith('next:')) throw new SlackError('invalid_cursor');
  return decoded.slice('next:'.length);
}
