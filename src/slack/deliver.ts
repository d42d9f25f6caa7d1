import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Log } from '../log.ts';
import { slackErrorCode } from './call.ts';
import { sentence } from './errors-said.ts';
import type { Reply } from './reply.ts';

/** How a request can be answered. */
export interface Ways {
  /** By the request's own address, which works without the app being in the channel. */
  respond: RespondFn;
  /** Only for three seconds after the request. */
  open: (view: ModalView) => Promise<unknown>;
}

/** Sends a reply. A reply that cannot be delivered is logged: there is nobody left to tell. */
export async function deliver(reply: Reply, ways: Ways, log: Log): Promise<void> {
  try {
    await send(reply, ways);
  } catch (error) {
    log.warn({ kind: reply.kind, code: slackErrorCode(error), err: error }, 'reply not delivered');
  }
}

async function send(reply: Reply, { respond, open }: Ways): Promise<void> {
  switch (reply.kind) {
    case 'private':
      await respond({ response_type: 'ephemeral', replace_original: false, ...reply.message });
      return;
    case 'public':
      await respond({ response_type: 'in_channel', replace_original: false, ...reply.message });
      return;
    case 'replace':
      await respond({ replace_original: true, ...reply.message });
      return;
    case 'modal':
      try {
        await open(reply.view);
      } catch (error) {
        if (slackErrorCode(error) !== 'expired_trigger_id') throw error;
        await send(sentence('That took longer than Slack waits for. Please press it once more.'), {
          respond,
          open,
        });
      }
  }
}
