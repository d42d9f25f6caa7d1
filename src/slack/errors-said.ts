import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { currentReference, underReference } from '../log.ts';
import { section } from './blocks.ts';
import { privately, type Reply } from './reply.ts';
import { mrkdwn } from './text.ts';

/** A reply, or the sentence that stands for an error. */
export async function sayingErrors(deps: Deps, what: string, run: () => Promise<Reply>): Promise<Reply> {
  try {
    return await run();
  } catch (error) {
    return sentence(sentenceFor(deps, what, error));
  }
}

/**
 * The one place where an error becomes a sentence: a `UserError` says what it says; anything else is logged under
 * a reference, and the person gets an apology with that reference.
 */
export function sentenceFor(deps: Deps, what: string, error: unknown): string {
  if (error instanceof UserError) return error.message;
  const reference = currentReference() ?? newReference(deps);
  underReference(reference, () => deps.log.error({ what, err: error }, 'request failed'));
  return `Sorry, that did not work, and it is not your fault. Please try again in a minute. If it stays, tell whoever runs this app the reference ${reference}.`;
}

/** Short enough to be read out, and to be found in the log. */
export function newReference({ newId }: Pick<Deps, 'newId'>): string {
  return newId().slice(0, 8);
}

export function sentence(text: string): Reply {
  return privately({ text, blocks: [section(mrkdwn`${text}`)] });
}
