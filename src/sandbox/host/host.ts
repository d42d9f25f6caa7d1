// What the HTTP routes share.
import type { Stage } from '../acts/stage.ts';
import type { CallLog } from '../calls.ts';
import type { Faults } from '../faults.ts';
import type { Tokens } from '../web-api/call.ts';

export interface Host {
  stage: Stage;
  tokens: Tokens;
  calls: CallLog;
  faults: Faults;
  /** The address that takes a file's content. */
  uploadUrl(ticket: string): string;
  /** A fresh websocket address with a ticket that opens it once. */
  openSocketUrl(): string;
}
