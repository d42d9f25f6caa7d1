// Answers one call of the app, or fails it as the fault says.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../calls.ts';
import type { Clock } from '../clock.ts';
import type { Fault } from '../faults.ts';
import { replyJson } from './reply.ts';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  call: Call;
  clock: Clock;
}

/** `act` does what was asked and gives back how to answer. */
export function answerOrFail(
  { request, response, call, clock }: Exchange,
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
    case 'accepted-late':
      call.error = fault.kind;
      actLater(clock, fault.lateMs ?? 60_000, act);
      request.socket.resetAndDestroy();
      return;
  }
}

function actLater(clock: Clock, milliseconds: number, act: () => void): void {
  const due = clock.now() + milliseconds;
  const forget = clock.onAdvanced(() => {
    if (clock.now() < due) return;
    forget();
    act();
  });
}
