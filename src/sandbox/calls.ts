// A bounded log of what the app asked for.
import type { JsonObject } from './json.ts';

export interface Call {
  /** A Web API method, or `response_url`. */
  method: string;
  /** As sent, JSON fields parsed, without the token. */
  args: JsonObject;
  /** The workspace's clock, epoch milliseconds. */
  at: number;
  /** Slack's error code when it was refused, or the kind of the fault that struck. */
  error?: string;
  isDone: boolean;
}

export interface CallLog {
  all: Call[];
  begin(call: Omit<Call, 'isDone'>): Call;
  inFlight(): number;
}

export function createCallLog(bound = 5_000): CallLog {
  const all: Call[] = [];
  return {
    all,
    begin(given) {
      const call = { ...given, isDone: false };
      all.push(call);
      if (all.length > bound) all.shift();
      return call;
    },
    inFlight: () => all.filter(call => !call.isDone).length,
  };
}
