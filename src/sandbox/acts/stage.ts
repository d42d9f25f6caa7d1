// What a member's act needs: the workspace, the way to the app, and where addresses point.
import type { Courier } from '../delivery/courier.ts';
import type { Receipt } from '../delivery/delivery.ts';
import type { Message } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Stage {
  workspace: Workspace;
  courier: Courier;
  /** The full address of a path on this server. */
  address(path: string): string;
  /** Notes what Slack would refuse without telling anyone: answers that cannot be used. */
  complain(text: string): void;
}

export type Outcome =
  /** `message` is what the acknowledgement itself put into the channel. */
  | { kind: 'acked'; body: unknown; message?: Message }
  /** `text` is what Slack shows to the member. */
  | { kind: 'failed'; text: string };

export const troubleConnecting = 'We had some trouble connecting. Try again?';

export function clickFailure(receipt: Exclude<Receipt, { kind: 'acked' }>): Outcome {
  return receipt.kind === 'late'
    ? { kind: 'failed', text: 'Operation timed out. Apps need to respond within 3 seconds.' }
    : { kind: 'failed', text: 'This app is not responding. Try again later.' };
}
