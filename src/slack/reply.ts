import type { ModalView } from '@slack/types';
import type { ChartMessage, Message } from './blocks.ts';

/** What a command, button or event answers. The router sends it; nothing else talks back to people. */
export type Reply =
  /** Seen by the person who asked, and by nobody else. */
  | { kind: 'private'; message: Message }
  /** The same with a block that the workspace may not take. */
  | ({ kind: 'chart' } & Doubtful)
  /** A new message that everyone in the channel sees. */
  | { kind: 'public'; message: Message }
  /** Takes the place of the private message that was clicked. */
  | { kind: 'replace'; message: Message }
  | { kind: 'modal'; view: ModalView }
  /** Takes the place of the modal that was pressed; from elsewhere it opens. */
  | { kind: 'view'; view: ModalView }
  /** What was done shows by itself. */
  | { kind: 'nothing' };

/** A message with a block that Slack may refuse; `without` is what is said then. */
export interface Doubtful {
  message: ChartMessage;
  without: () => Promise<Doubtful | Message>;
}

/** A message that only the person who asked sees. */
export type MessageReply = Extract<Reply, { kind: 'private' | 'replace' }>;

export function privately(message: Message): MessageReply {
  return { kind: 'private', message };
}

export function publicly(message: Message): Reply {
  return { kind: 'public', message };
}
