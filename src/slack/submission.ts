import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ChannelId } from '../quiz/ids.ts';
import type { Context } from './context.ts';
import type { MessageReply } from './reply.ts';

/** What a submitted modal answers. */
export type SubmissionReply =
  /** A sentence under each input that cannot be taken, by block id; the modal stays open. */
  | { kind: 'errors'; errors: Record<string, string> }
  /** The modal shows this instead. */
  | { kind: 'update'; view: ModalView }
  /** The modal closes, and the reply is given where it was opened; without such a place the modal shows it. */
  | { kind: 'done'; reply: MessageReply; at: OpenedAt | undefined };

/** The message that a modal was opened from. It may be answered there much later. */
export interface OpenedAt {
  /** Of the press that opened it. */
  responseUrl: string;
  channel: ChannelId;
}

/** The inputs of a modal: block id, then action id. */
export type Inputs = Record<string, Record<string, ViewStateValue>>;

/** What submitting one kind of modal does. */
export interface Submission {
  /** The modal's `callback_id`. */
  name: string;
  /** `metadata` is what the modal was opened with. */
  run(context: Context, inputs: Inputs, metadata: string): Promise<SubmissionReply>;
}
