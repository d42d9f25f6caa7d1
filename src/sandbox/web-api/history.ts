import { z } from 'zod';
import { toStoredMessage } from '../payloads/message.ts';
import { SlackError } from '../slack-error.ts';
import { tsPattern } from '../timestamp.ts';
import { type HistoryWindow, pageOf } from '../workspace/history.ts';
import { isInMainView, repliesTo } from '../workspace/messages.ts';
import { getJoined } from './conversation-access.ts';
import { decodeCursor, defineMethod, encodeCursor, flag, limitArgument, type Method } from './method.ts';
import { requireConversationScope } from './scopes.ts';

/** A bound may be a message's id, or plain seconds. */
const bound = (code: string) =>
  z.coerce
    .string()
    .optional()
    .transform(value => {
      if (value === undefined || value === '' || value === '0' || value === 'now') return undefined;
      if (!/^\d+(\.\d+)?$/.test(value)) throw new SlackError(code);
      return value;
    });

const windowArguments = {
  channel: z.string(),
  latest: bound('invalid_ts_latest'),
  oldest: bound('invalid_ts_oldest'),
  inclusive: flag,
  limit: limitArgument(100, 999),
  cursor: z.string().optional(),
  include_all_metadata: flag,
};

const history = defineMethod({
  args: z.object(windowArguments),
  run({ workspace }, args) {
    const conversation = getJoined(workspace, args.channel);
    requireConversationScope(workspace.app, 'history', conversation);
    const newestFirst = conversation.messages.filter(isInMainView).reverse();
    const { items, nextTs } = pageOf(newestFirst, toWindow(args));
    const metadata = args.include_all_metadata === true ? 'all' : 'type-only';
    return {
      messages: items.map(message => toStoredMessage(workspace, conversation, message, metadata)),
      has_more: nextTs !== undefined,
      pin_count: 0,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(nextTs === undefined ? {} : { response_metadata: encodeCursor(nextTs) }),
    };
  },
});

const replies = defineMethod({
  args: z.object({ ...windowArguments, ts: z.string() }),
  run({ workspace }, args) {
    const conversation = getJoined(workspace, args.channel);
    requireConversationScope(workspace.app, 'history', conversation);
    const parent = conversation.messages.find(message => message.ts === args.ts);
    if (parent === undefined || !tsPattern.test(args.ts)) throw new SlackError('thread_not_found');
    const { items, nextTs } = pageOf([parent, ...repliesTo(conversation, parent.ts)], toWindow(args));
    const metadata = args.include_all_metadata === true ? 'all' : 'type-only';
    return {
      messages: items.map(message => toStoredMessage(workspace, conversation, message, metadata)),
      has_more: nextTs !== undefined,
      ...(nextTs === undefined ? {} : { response_metadata: encodeCursor(nextTs) }),
    };
  },
});

export const historyMethods: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
};

function toWindow(args: {
  latest?: string | undefined;
  oldest?: string | undefined;
  inclusive?: boolean | undefined;
  limit: number;
  cursor?: string | undefined;
}): HistoryWindow {
  const { latest, oldest, limit, inclusive = false, cursor } = args;
  return { latest, oldest, limit, inclusive, cursorTs: decodeCursor(cursor) };
}
