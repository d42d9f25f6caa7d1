// Answers one call of the app, or fails it as the fault says.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../calls.ts';
import type { Fault } from '../faults.ts';
import { replyJson } from './reply.ts';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  call: Call;
}

/** `act` does what was asked and gives back how to answer. */
export function answerOrFail(
  { request, response, call }: Exchange,
  fault: Fault | undefined,
  act: () => () => void,
): void {
  if (fault === undefined) {
    act()();
    return;
  }
  switch (fault.kind) {
    case 'rate-limit':
      call.error = 'ratelimited';
      replyJson(
        response,
        429,
        { ok: false, error: 'ratelimited' },
        { 'retry-after': String(fault.retryAfter ?? 1) },
      );
      return;
    case 'server-error':
      call.error = fault.kind;
      replyJson(response, 500, { ok: false, error: 'internal_error' });
      return;
    case 'hang':
      call.error = fault.kind;
      return;
    case 'reset':
      call.error = fault.kind;
      request.socket.resetAndDestroy();
      return;
    case 'accepted-but-lost':
      act();
      call.error ??= fault.kind;
      request.socket.resetAndDestroy();
      return;
    case 'accepted-then-500':
      act();
      call.error ??= fault.kind;
      replyJson(response, 500, { ok: false, error: 'internal_error' });
      return;
  }
}
