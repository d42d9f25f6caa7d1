import { type ButtonKind, readPayload } from './button.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** The message that a button stands in; a button on the Home tab or in a modal has none. */
export interface Origin {
  messageTs: string | undefined;
}

/** What pressing one kind of button does. */
export interface Action {
  name: string;
  /** Undefined when the value is none of this kind's. */
  prepare(value: string): ((context: Context, origin: Origin) => Promise<Reply>) | undefined;
}

export function onPress<Payload>(
  kind: ButtonKind<Payload>,
  run: (context: Context, payload: Payload, origin: Origin) => Promise<Reply>,
): Action {
  return {
    name: kind.name,
    prepare(value) {
      const payload = readPayload(kind, value);
      return payload === undefined ? undefined : (context, origin) => run(context, payload, origin);
    },
  };
}
