import type {
  App,
  BlockAction,
  BlockElementAction,
  RespondFn,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { asChannelId, asUserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Origin } from './action.ts';
import { actions } from './actions.ts';
import { type AnswerAt, answerLater } from './answer-later.ts';
import { buttonNameOf } from './button.ts';
import { findCommand } from './commands.ts';
import type { Context, Said, Shared } from './context.ts';
import { deliver, type Ways } from './deliver.ts';
import { sayingErrors, sentence, sentenceFor } from './errors-said.ts';
import { registerEvents } from './events.ts';
import { homeTabs } from './home/home-tabs.ts';
import type { InFlight } from './in-flight.ts';
import { inTime } from './in-time.ts';
import { memberships } from './memberships.ts';
import { people } from './people.ts';
import { COMMANDS, rateLimit } from './rate-limit.ts';
import type { MessageReply, Reply } from './reply.ts';
import { countRefresher } from './rounds/refresh-count.ts';
import type { OpenedAt, SubmissionReply } from './submission.ts';
import { submissions } from './submissions.ts';
import { mrkdwn, unescapeText } from './text.ts';
import { messageView } from './views/message-view.ts';
import { noticeView } from './views/notice-view.ts';
import { workspaceOf } from './workspace-of.ts';

/** A command's reply rides on its acknowledgement when it is ready by then; Slack waits three seconds. */
const ACK_AFTER_MS = 1_500;

/** Connects Slack's requests with commands, buttons and events. Only here is anything acknowledged or sent. */
export function registerListeners(
  app: App,
  deps: Deps,
  { work, answerAt }: { work: InFlight; answerAt: AnswerAt },
): void {
  const track = (working: Promise<void>): void => void work.track(working);
  const known = { deps, people: people(deps), memberships: memberships(deps) };
  const shared: Shared = {
    ...known,
    refreshCount: countRefresher(deps, track),
    checkRate: rateLimit(COMMANDS, deps.now),
    background: done =>
      void work.track(done.catch(error => deps.log.warn({ err: error }, 'not done in the background'))),
    homeTabs: homeTabs(known, track),
  };
  const opener = (workspace: WorkspaceId, trigger: string) => async (view: ModalView) =>
    (await deps.clientFor(workspace)).views.open({ trigger_id: trigger, view });
  const waysOf = (
    workspace: WorkspaceId,
    { container, trigger_id, view }: BlockAction,
    respond: RespondFn,
  ): Ways => {
    const open = opener(workspace, trigger_id);
    if (container.type !== 'view') return { kind: 'message', respond, open };
    if (view?.type === 'home') return { kind: 'home', open };
    return {
      kind: 'modal',
      push: async view => (await deps.clientFor(workspace)).views.push({ trigger_id, view }),
      update: async shown =>
        (await deps.clientFor(workspace)).views.update({
          view_id: container.view_id,
          // Of two presses at once, the one that comes second finds another view, which stays.
          ...(view && { hash: view.hash }),
          view: shown,
        }),
    };
  };

  app.command('/aif', async ({ command, ack, respond, context }) => {
    const workspace = workspaceOf(context);
    const asked = contextOf(shared, workspace, {
      channel: command.channel_id,
      user: command.user_id,
      request: command.trigger_id,
      said: { name: command.user_name, teamId: undefined },
    });
    const reply = work.track(sayingErrors(deps, 'command', () => runCommand(asked, command.text ?? '')));
    void reply.then(() => shared.homeTabs.changed(workspace, asked.user));
    const soon = await inTime(reply, ACK_AFTER_MS, deps.pause);
    if (soon?.kind === 'private') {
      await ack({ response_type: 'ephemeral', ...soon.message });
      return;
    }
    await ack();
    const open = opener(workspace, command.trigger_id);
    await work.track(reply.then(ready => deliver(ready, { kind: 'message', respond, open }, deps.log)));
  });

  app.action<BlockAction>(/.*/, async ({ action, body, ack, respond, context }) => {
    const began = performance.now();
    const workspace = workspaceOf(context);
    const pressed = contextOf(shared, workspace, {
      channel: body.channel?.id ?? '',
      user: body.user.id,
      request: body.trigger_id,
      said: saidBy(body.user),
    });
    const reply = sayingErrors(deps, 'button', () =>
      pressButton(pressed, action, {
        messageTs: body.container.message_ts,
        responseUrl: body.response_url || undefined,
        view: body.view && { inputs: body.view.state.values, metadata: body.view.private_metadata },
      }),
    );
    // Acknowledged when it is done: an answer that Slack was told to be taken is in the database.
    const acknowledged = reply.then(() => acknowledge(ack, deps.log));
    await work.track(
      acknowledged.then(async () => {
        deps.metrics.acked('button', performance.now() - began);
        await deliver(await reply, waysOf(workspace, body, respond), deps.log);
      }),
    );
    if (body.view?.type === 'home') shared.homeTabs.pressed(workspace, pressed.user);
    shared.homeTabs.changed(workspace, pressed.user);
  });

  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: /.*/ },
    async ({ view, body, ack, context }) => {
      const submitted = contextOf(shared, workspaceOf(context), {
        channel: '',
        user: body.user.id,
        request: body.trigger_id,
        said: saidBy(body.user),
      });
      const reply = await work.track(submit(submitted, view));
      shared.homeTabs.changed(submitted.workspace, submitted.user);
      switch (reply.kind) {
        case 'errors':
          return ack({ response_action: 'errors', errors: reply.errors });
        case 'update':
          return ack({ response_action: 'update', view: reply.view });
        case 'done':
          if (!reply.at) return ack({ response_action: 'update', view: messageView(reply.reply.message) });
          await ack();
          await work.track(finish(submitted, reply.reply, reply.at));
      }
    },
  );

  registerEvents(app, shared, work);

  async function finish({ workspace, user }: Context, reply: MessageReply, at: OpenedAt): Promise<void> {
    const client = await deps.clientFor(workspace);
    await answerLater({ answerAt, client, log: deps.log }, reply, { ...at, user });
  }
}

/** Too late, Slack has told the person already that the app does not answer; what was done is said all the same. */
async function acknowledge(ack: () => Promise<void>, log: Deps['log']): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn({ err: error }, 'acknowledged too late');
  }
}

function contextOf(
  shared: Shared,
  workspace: WorkspaceId,
  request: { channel: string; user: string; request: string; said: Said },
): Context {
  return {
    ...shared,
    workspace,
    channel: asChannelId(request.channel),
    user: asUserId(request.user),
    now: shared.deps.now(),
    request: request.request,
    said: request.said,
  };
}

function saidBy(user: BlockAction['user'] | ViewSubmitAction['user']): Said {
  return { name: user.name ?? '', teamId: user.team_id };
}

async function runCommand(context: Context, typed: string): Promise<Reply> {
  context.checkRate(context.workspace, context.user);
  const { command, text } = findCommand(unescapeText(typed).trim());
  return command.run(context, text);
}

/** What is wrong is said in the modal itself: there is no message to answer to. */
async function submit(context: Context, view: ViewOutput): Promise<SubmissionReply> {
  try {
    const submission = submissions.find(({ name }) => name === view.callback_id);
    if (!submission)
      throw new UserError(
        'This form is from another version of the app. Type /aif to see what there is now.',
      );
    return await submission.run(context, view.state.values, view.private_metadata);
  } catch (error) {
    const said = sentenceFor(context.deps, 'form', error);
    return { kind: 'update', view: noticeView('Not saved', [mrkdwn`${said}`]) };
  }
}

async function pressButton(context: Context, action: BlockElementAction, origin: Origin): Promise<Reply> {
  const kind = actions.find(({ name }) => name === buttonNameOf(action.action_id));
  const run = kind?.prepare(chosenValue(action));
  if (!run) {
    return sentence('This button is from another version of the app. Type /aif to see what there is now.');
  }
  return run(context, origin);
}

/** What a button carries, or the option that was chosen in a menu. */
function chosenValue(action: BlockElementAction): string {
  if ('value' in action) return action.value ?? '';
  return 'selected_option' in action ? (action.selected_option?.value ?? '') : '';
}
