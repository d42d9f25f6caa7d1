import type { ButtonKind } from './button.ts';
import type { Context } from './context.ts';
import { readJson } from './read-json.ts';
import type { Reply } from './reply.ts';
import type { Inputs } from './submission.ts';

/** The message that a button stands in; a button on the Home tab or in a modal has none. */
export interface Origin {
  messageTs: string | undefined;
  /** Where this one press can be answered, five times in half an hour. The Home tab and modals have none. */
  responseUrl: string | undefined;
  /** The modal or Home tab that it stands in: what it was made with, and what stands in its inputs now. */
  view: { inputs: Inputs; metadata: string } | undefined;
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
      const payload = readJson(kind.payload, value);
      return payload === undefined ? undefined : (context, origin) => run(context, payload, origin);
    },
  };
}
