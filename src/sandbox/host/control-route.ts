// Lets a test in another process do what one in this process does through the handle.
import { z } from 'zod';
import { faultKinds } from '../faults.ts';
import { parseJson } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Actor, Target } from '../testing/actor.ts';
import { isOwnOrigin, type Route } from './http-server.ts';
import { replyJson } from './reply.ts';
import { readBody } from './request-body.ts';

const elementQuery = z.object({
  actionId: z.string().exactOptional(),
  blockId: z.string().exactOptional(),
  value: z.string().exactOptional(),
  text: z.string().exactOptional(),
});
const target = z.union([
  z.literal('view'),
  z.literal('home'),
  z.object({ channel: z.string(), ts: z.string() }),
]);
const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), channel: z.string(), line: z.string() }),
  z.object({
    kind: z.literal('say'),
    channel: z.string(),
    text: z.string(),
    threadTs: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('click'), target, query: elementQuery }),
  z.object({ kind: z.literal('choose'), target, query: elementQuery, choice: z.unknown() }),
  z.object({ kind: z.literal('submit'), values: z.record(z.string(), z.unknown()).exactOptional() }),
  z.object({ kind: z.literal('close-view') }),
  z.object({ kind: z.literal('open-home') }),
  z.object({ kind: z.literal('see'), channel: z.string() }),
]);

export const controlRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('info') }),
  z.object({
    kind: z.literal('add-fault'),
    fault: z.object({
      method: z.string(),
      kind: z.enum(faultKinds),
      times: z.number().int().exactOptional(),
      after: z.number().int().exactOptional(),
      retryAfter: z.number().exactOptional(),
      lateMs: z.number().exactOptional(),
    }),
  }),
  z.object({ kind: z.literal('clear-faults') }),
  z.object({ kind: z.literal('drop-sockets') }),
  z.object({ kind: z.literal('refresh-sockets') }),
  z.object({ kind: z.literal('deliver-twice'), times: z.number().int() }),
  z.object({ kind: z.literal('messages'), channel: z.string() }),
  z.object({ kind: z.literal('ephemerals'), channel: z.string() }),
  z.object({ kind: z.literal('calls') }),
  z.object({ kind: z.literal('advance-clock'), milliseconds: z.number().int().min(0) }),
  z.object({ kind: z.literal('settled') }),
  z.object({ kind: z.literal('act'), member: z.string(), act }),
]);
export type ControlRequest = z.infer<typeof controlRequest>;

export async function serveControl(
  sandbox: Sandbox,
  ...[, request, response]: Parameters<Route>
): Promise<void> {
  // A page of another site can neither send JSON here without asking first nor hide where it comes from.
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  if (request.method !== 'POST' || !isJson || !isOwnOrigin(request)) {
    replyJson(response, 403, { ok: false, error: 'Controls take JSON by POST, from this machine only.' });
    return;
  }
  const parsed = controlRequest.safeParse(parseJson(await readBody(request)));
  if (!parsed.success) {
    replyJson(response, 400, { ok: false, error: z.prettifyError(parsed.error) });
    return;
  }
  try {
    replyJson(response, 200, { ok: true, result: (await control(sandbox, parsed.data)) ?? null });
  } catch (error) {
    replyJson(response, 409, { ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}

async function control(sandbox: Sandbox, request: ControlRequest): Promise<unknown> {
  switch (request.kind) {
    case 'info': {
      const { apiUrl, botToken, appToken, signingSecret } = sandbox;
      return {
        apiUrl,
        botToken,
        appToken,
        signingSecret,
        connections: sandbox.connections(),
        now: sandbox.now(),
      };
    }
    case 'add-fault':
      return sandbox.faults.add(request.fault);
    case 'clear-faults':
      return sandbox.faults.clear();
    case 'drop-sockets':
      return sandbox.faults.dropSockets();
    case 'refresh-sockets':
      return sandbox.faults.refreshSockets();
    case 'deliver-twice':
      return sandbox.faults.deliverTwice(request.times);
    case 'messages':
      return sandbox.messages(request.channel);
    case 'ephemerals':
      return sandbox.ephemerals(request.channel);
    case 'calls':
      return sandbox.calls;
    case 'advance-clock':
      return sandbox.advanceClock(request.milliseconds);
    case 'settled':
      return sandbox.settled();
    case 'act':
      return perform(sandbox.as(request.member), request.act);
  }
}

function perform(actor: Actor, what: z.infer<typeof act>): unknown {
  switch (what.kind) {
    case 'command':
      return actor.command(what.channel, what.line);
    case 'say':
      return actor.say(
        what.channel,
        what.text,
        what.threadTs === undefined ? {} : { threadTs: what.threadTs },
      );
    case 'click':
      return actor.click(seenTarget(actor, what.target), what.query);
    case 'choose':
      return actor.choose(seenTarget(actor, what.target), { ...what.query, choice: what.choice });
    case 'submit':
      return actor.submit(what.values);
    case 'close-view':
      return actor.closeView();
    case 'open-home':
      return actor.openHome();
    case 'see':
      return actor.messages(what.channel);
  }
}

function seenTarget(actor: Actor, given: z.infer<typeof target>): Target {
  if (typeof given === 'string') return given;
  const message = actor.messages(given.channel).find(({ ts }) => ts === given.ts);
  if (message === undefined) throw new Error(`${actor.id} sees no message ${given.ts}`);
  return message;
}
