import type { WorkspaceId } from '../../quiz/ids.ts';
import { askGuide } from '../ask-guide.ts';
import { repeatable } from '../call.ts';
import { sayingErrors } from '../errors-said.ts';
import type { EventGroup } from '../events.ts';
import { publicly, type Reply } from '../reply.ts';
import { unescapeText } from '../text.ts';
import { answerMessage, askExamples } from '../views/answer-message.ts';
import { workspaceOf } from '../workspace-of.ts';

/** Mentioning the app in a channel, or writing to it directly, asks the guide. */
export const questionEvents: EventGroup = (app, { deps, checkRate }, work) => {
  app.event('app_mention', async ({ event, context }) => {
    if (event.bot_id || event.subtype) return;
    const question = event.text.replaceAll(`<@${context.botUserId}>`, ' ');
    const place = { channel: event.channel, thread: event.thread_ts ?? event.ts };
    await work.track(reply(workspaceOf(context), event.user, place, question));
  });

  app.event('message', async ({ event, context }) => {
    // Edits, joins and messages of other apps carry a subtype or a bot id.
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id) return;
    const place = { channel: event.channel, thread: event.thread_ts };
    await work.track(reply(workspaceOf(context), event.user, place, event.text ?? ''));
  });

  async function reply(
    workspace: WorkspaceId,
    user: string | undefined,
    { channel, thread }: { channel: string; thread: string | undefined },
    typed: string,
  ): Promise<void> {
    const question = unescapeText(typed).trim();
    const said = await sayingErrors(deps, 'question', async (): Promise<Reply> => {
      checkRate(workspace, user ?? '');
      if (question === '') return publicly(askExamples());
      return publicly(answerMessage(question, askGuide(deps, question), deps.library().knowledge));
    });
    if (said.kind !== 'public' && said.kind !== 'private') return;
    const client = await deps.clientFor(workspace);
    try {
      await repeatable(deps, 'interactive', () =>
        client.chat.postMessage({
          channel,
          ...said.message,
          ...(thread && { thread_ts: thread }),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
    } catch (error) {
      deps.log.warn({ channel, err: error }, 'answer not posted');
    }
  }
};
