import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Log } from '../log.ts';
import type { Message } from './blocks.ts';
import { slackErrorCode } from './call.ts';
import { sentence } from './errors-said.ts';
import type { Doubtful, Reply } from './reply.ts';
import { messageView } from './views/message-view.ts';

/** How a request can be answered. Opening and pushing work for three seconds after it. */
export type Ways =
  /** By the request's own address, which works without the app being in the channel. */
  | { kind: 'message'; respond: RespondFn; open: ShowView }
  /** The Home tab has no messages: what would be one opens as a modal. */
  | { kind: 'home'; open: ShowView }
  /** A modal takes the place of messages: what would replace one replaces it, the rest goes on top of it. */
  | { kind: 'modal'; push: ShowView; update: ShowView };

type ShowView = (view: ModalView) => Promise<unknown>;

/** Sends a reply. A reply that cannot be delivered is logged: there is nobody left to tell. */
export async function deliver(reply: Reply, ways: Ways, log: Log): Promise<void> {
  try {
    if (ways.kind === 'message') await answerMessage(reply, ways);
    else await showView(reply, ways);
  } catch (error) {
    // Somebody was quicker, on another device or with a second press: what they see now is the newer view.
    if (slackErrorCode(error) === 'hash_conflict') return;
    log.warn({ kind: reply.kind, code: slackErrorCode(error), err: error }, 'reply not delivered');
  }
}

async function answerMessage(reply: Reply, ways: Extract<Ways, { kind: 'message' }>): Promise<void> {
  const { respond, open } = ways;
  switch (reply.kind) {
    case 'private':
      await respond({ response_type: 'ephemeral', replace_original: false, ...reply.message });
      return;
    case 'chart':
      await respondWithChart(reply, respond);
      return;
    case 'public':
      await respond({ response_type: 'in_channel', replace_original: false, ...reply.message });
      return;
    case 'replace':
      await respond({ replace_original: true, ...reply.message });
      return;
    case 'nothing':
      return;
    case 'modal':
    case 'view':
      try {
        await open(reply.view);
      } catch (error) {
        if (slackErrorCode(error) !== 'expired_trigger_id') throw error;
        await answerMessage(
          sentence('That took longer than Slack waits for. Please press it once more.'),
          ways,
        );
      }
  }
}

async function showView(reply: Reply, ways: Exclude<Ways, { kind: 'message' }>): Promise<void> {
  if (reply.kind === 'nothing') return;
  const view = await viewOf(reply);
  if (ways.kind === 'home') await ways.open(view);
  else if (reply.kind === 'replace' || reply.kind === 'view') await ways.update(view);
  else {
    try {
      await ways.push(view);
    } catch (error) {
      if (slackErrorCode(error) !== 'push_limit_reached') throw error;
      await ways.update(view);
    }
  }
}

/** Slack says `invalid_blocks` for a block that it has not brought to the workspace. */
async function respondWithChart({ message, without }: Doubtful, respond: RespondFn): Promise<void> {
  const look = { response_type: 'ephemeral', replace_original: false } as const;
  try {
    await respond({ ...look, ...message });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const less = await without();
    if ('without' in less) await respondWithChart(less, respond);
    else await respond({ ...look, ...less });
  }
}

/** Bolt's error for an answer that Slack did not take, when the reason was the answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}

/** Charts stand in messages only. */
async function viewOf(reply: Exclude<Reply, { kind: 'nothing' }>): Promise<ModalView> {
  if ('view' in reply) return reply.view;
  return messageView(reply.kind === 'chart' ? await plainest(reply) : messageOf(reply));
}

async function plainest({ without }: Doubtful): Promise<Message> {
  const less = await without();
  return 'without' in less ? plainest(less) : less;
}

function messageOf(reply: Extract<Reply, { kind: 'private' | 'public' | 'replace' }>): Message {
  if (reply.kind !== 'public') return reply.message;
  const text = 'There is no channel here to share to. Share it from a message in the channel instead.';
  return { text, blocks: [] };
}
