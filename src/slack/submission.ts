import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from './context.ts';

/** What a submitted modal answers. */
export type SubmissionReply =
  /** A sentence under each input that cannot be taken, by block id; the modal stays open. */
  | { kind: 'errors'; errors: Record<string, string> }
  /** The modal shows this instead. */
  | { kind: 'update'; view: ModalView };

/** The inputs of a modal: block id, then action id. */
export type Inputs = Record<string, Record<string, ViewStateValue>>;

/** What submitting one kind of modal does. */
export interface Submission {
  /** The modal's `callback_id`. */
  name: string;
  /** `metadata` is what the modal was opened with. */
  run(context: Context, inputs: Inputs, metadata: string): Promise<SubmissionReply>;
}
