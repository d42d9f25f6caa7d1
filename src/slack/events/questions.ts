import { asChannelId, asUserId, type WorkspaceId } from '../../quiz/ids.ts';
import type { TalkPlace } from '../../store/talks.ts';
import { noteAnswer } from '../ask-guide.ts';
import { repeatable } from '../call.ts';
import { isDirect } from '../context.ts';
import { sayingErrors } from '../errors-said.ts';
import type { EventGroup } from '../events.ts';
import { answerTalk, TALK_MS, talkOf } from '../follow-up.ts';
import { publicly, type Reply } from '../reply.ts';
import { unescapeText } from '../text.ts';
import { answerMessage } from '../views/answer-message.ts';
import { askExamples } from '../views/ask-examples.ts';
import { workspaceOf } from '../workspace-of.ts';

/** A message to the app, and where it is answered. */
interface Heard {
  workspace: WorkspaceId;
  user: string;
  channel: string;
  /** Undefined for direct messages outside of threads. */
  thread: string | undefined;
  ts: string;
  typed: string;
}

/**
 * Mentioning the app in a channel, or writing to it directly, asks the guide. What follows in the same thread, or in
 * the direct messages, may refer to what was answered last.
 */
export const questionEvents: EventGroup = (app, shared, work) => {
  const { deps, checkRate, background } = shared;

  app.event('app_mention', async ({ event, context }) => {
    if (event.bot_id || event.subtype) return;
    const typed = event.text.replaceAll(`<@${context.botUserId}>`, ' ');
    const { channel, ts, user = '' } = event;
    const thread = event.thread_ts ?? ts;
    await work.track(reply({ workspace: workspaceOf(context), user, channel, thread, ts, typed }));
  });

  app.event('message', async ({ event, context }) => {
    // Edits, joins and messages of other apps carry a subtype or a bot id.
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id) return;
    const { channel, ts, user, thread_ts: thread, text: typed = '' } = event;
    await work.track(reply({ workspace: workspaceOf(context), user, channel, thread, ts, typed }));
  });

  async function reply(heard: Heard): Promise<void> {
    const { workspace, channel, thread } = heard;
    let talk: ReturnType<typeof talkOf>;
    const said = await sayingErrors(deps, 'question', async (): Promise<Reply> => {
      checkRate(workspace, heard.user);
      const typed = unescapeText(heard.typed).trim();
      if (typed === '') return publicly(askExamples());
      const before = await deps.store.findTalk(placeOf(heard, thread), deps.now() - TALK_MS);
      const library = deps.library();
      const answered = answerTalk(library, typed, before);
      noteAnswer(shared, { workspace, user: asUserId(heard.user) }, answered);
      talk = talkOf(answered.answer);
      const place = { isPrivate: false };
      return publicly(answerMessage(answered.question, answered.answer, library.knowledge, place));
    });
    if (said.kind !== 'public' && said.kind !== 'private') return;
    const client = await deps.clientFor(workspace);
    try {
      const posted = await repeatable(deps, 'interactive', () =>
        client.chat.postMessage({
          channel,
          ...said.message,
          ...(thread && { thread_ts: thread }),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      if (!talk) return;
      // Outside of a thread, one may begin at the question or at the answer.
      const threads = thread === undefined ? [undefined, heard.ts, posted.ts] : [thread];
      const places = [...new Set(threads)].map(at => placeOf(heard, at));
      background(deps.store.rememberTalk(places, talk, deps.now()));
    } catch (error) {
      deps.log.warn({ channel, err: error }, 'answer not posted');
    }
  }
};

function placeOf({ workspace, channel: id, user }: Heard, thread: string | undefined): TalkPlace {
  const channel = asChannelId(id);
  return { workspace, channel, thread: thread ?? '', ...(isDirect(channel) && { user: asUserId(user) }) };
}
