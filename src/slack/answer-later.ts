import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { UserId } from '../quiz/ids.ts';
import { slackErrorCode } from './call.ts';
import type { MessageReply } from './reply.ts';
import type { OpenedAt } from './submission.ts';

/** What Slack may take for an answer to one address. */
const TIMEOUT_MS = 10_000;

/** Sends to a request's own address, long after the request. @throws when Slack does not take it. */
export type AnswerAt = (responseUrl: string, body: object) => Promise<void>;

/** `send` decides which addresses may be sent to. */
export function answererAt(send: (address: string, init: RequestInit) => Promise<Response>): AnswerAt {
  return async (responseUrl, body) => {
    const response = await send(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`Slack did not take the answer: ${response.status}`);
  };
}

/**
 * Answers a submitted modal where it was opened. That address works for half an hour and five times; then the reply
 * is a new private message in the channel, or, where the app is not in the channel, in its own conversation.
 */
export async function answerLater(
  { answerAt, client, log }: { answerAt: AnswerAt; client: WebClient; log: Log },
  reply: MessageReply,
  to: OpenedAt & { user: UserId },
): Promise<void> {
  const { text, blocks } = reply.message;
  const ways = [
    () =>
      answerAt(to.responseUrl, {
        response_type: 'ephemeral',
        replace_original: reply.kind === 'replace',
        text,
        blocks,
      }),
    () => client.chat.postEphemeral({ channel: to.channel, user: to.user, text, blocks }),
    () => client.chat.postMessage({ channel: to.user, text, blocks }),
  ];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      log.info({ code: slackErrorCode(error), err: error }, 'a form was not answered this way');
    }
  }
  log.warn({ kind: reply.kind }, 'reply not delivered');
}
