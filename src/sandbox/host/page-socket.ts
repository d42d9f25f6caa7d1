// One open page: pushes what its member sees, and does what it asks.
import type { WebSocket } from 'ws';
import { closeView } from '../acts/close-view.ts';
import { openHome } from '../acts/open-home.ts';
import { runCommand } from '../acts/run-command.ts';
import { say } from '../acts/say.ts';
import type { Outcome, Stage } from '../acts/stage.ts';
import { submitView } from '../acts/submit-view.ts';
import { useElement } from '../acts/use-element.ts';
import { parseJson } from '../json.ts';
import type { PageMessage, PageReply, WorkspaceEvent } from '../page-protocol.ts';
import { SlackError } from '../slack-error.ts';
import { getConversation, getConversationFor, markRead, openDirect } from '../workspace/conversations.ts';
import { getMember } from '../workspace/members.ts';
import type { Ephemeral } from '../workspace/messages.ts';
import { homeEvent, pageEventsFor, snapshot, viewsEvent } from './page-events.ts';
import { type CheckedPageRequest, pageRequest } from './page-requests.ts';
import { toPageMessage, visibleMessages, visibleThread } from './page-shapes.ts';

type Answer = { ok: true; messages?: PageMessage[] } | { ok: false; text: string };

export interface PageHost {
  stage: Stage;
  advanceClock(milliseconds: number): Promise<void>;
}

const refusals: Record<string, string> = {
  is_archived: 'This channel is archived, so nobody can post to it.',
  channel_not_found: 'There is no such channel for you.',
  message_not_found: 'This message is gone.',
  not_found: 'This is not open any more.',
  element_not_found: 'This is not there any more.',
  thread_not_found: 'This thread is gone.',
};

export function attachPage(host: PageHost, socket: WebSocket): void {
  const { workspace } = host.stage;
  let you = [...workspace.members.values()].find(({ isBot }) => !isBot)?.id ?? workspace.app.botUserId;
  // The talk with the app is always in the sidebar.
  openDirect(workspace, you);
  let openChannel: string | undefined;
  // Ephemeral messages do not survive a reload.
  const before = new Set<Ephemeral>(
    [...workspace.conversations.values()].flatMap(({ ephemerals }) => ephemerals),
  );
  const send = (message: WorkspaceEvent | PageReply) => socket.send(JSON.stringify(message));
  const present = () => {
    for (const event of [snapshot(workspace, you), viewsEvent(workspace, you), homeEvent(workspace, you)])
      send(event);
  };

  const unsubscribe = workspace.changes.subscribe(change => {
    if (change.kind === 'message-posted' && change.message.channel === openChannel) {
      markRead(workspace, getConversation(workspace, openChannel), you);
    }
    for (const event of pageEventsFor(workspace, change, you)) send(event);
  });
  socket.on('close', unsubscribe);
  socket.on('error', () => socket.terminate());
  socket.on('message', data => void receive(data.toString()));
  present();

  async function receive(text: string): Promise<void> {
    const parsed = pageRequest.safeParse(parseJson(text));
    if (!parsed.success) {
      socket.close(1008, 'not a request');
      return;
    }
    const answer = await serve(parsed.data).catch((error: unknown): Answer => {
      if (error instanceof SlackError)
        return { ok: false, text: refusals[error.code] ?? `Slack says: ${error.code}` };
      return { ok: false, text: `The local workspace failed: ${String(error)}` };
    });
    send({ kind: 'reply', re: parsed.data.id, ...answer });
  }

  async function serve(request: CheckedPageRequest): Promise<Answer> {
    switch (request.kind) {
      case 'act-as':
        openDirect(workspace, request.member);
        you = getMember(workspace, request.member).id;
        openChannel = undefined;
        present();
        return { ok: true };
      case 'open-channel': {
        const conversation = getConversationFor(workspace, you, request.channel);
        openChannel = conversation.id;
        markRead(workspace, conversation, you);
        return { ok: true, messages: shown(conversation.id, visibleMessages(conversation, you)) };
      }
      case 'open-thread': {
        const conversation = getConversationFor(workspace, you, request.channel);
        return { ok: true, messages: shown(conversation.id, visibleThread(conversation, request.ts, you)) };
      }
      case 'send':
        return sendText(request);
      case 'act': {
        const { container, blockId, actionId, element, state } = request;
        return toAnswer(
          await useElement(host.stage, { member: you, container, blockId, actionId, element, state }),
        );
      }
      case 'submit-view':
        return toAnswer(
          await submitView(host.stage, { member: you, viewId: request.viewId, state: request.state }),
        );
      case 'close-view':
        return toAnswer(await closeView(host.stage, { member: you, viewId: request.viewId }));
      case 'open-home':
        send(homeEvent(workspace, you));
        openHome(host.stage, you);
        return { ok: true };
      case 'advance-clock':
        await host.advanceClock(request.milliseconds);
        return { ok: true };
    }
  }

  async function sendText({
    channel,
    text,
    threadTs,
  }: Extract<CheckedPageRequest, { kind: 'send' }>): Promise<Answer> {
    if (!text.startsWith('/')) {
      say(host.stage, { member: you, channel, text, ...(threadTs === undefined ? {} : { threadTs }) });
      return { ok: true };
    }
    const command = text.split(/\s/, 1)[0];
    if (threadTs !== undefined) return { ok: false, text: `${command} is not supported in threads. Sorry!` };
    return toAnswer(await runCommand(host.stage, { member: you, channel, line: text }));
  }

  function shown(channel: string, messages: readonly Parameters<typeof toPageMessage>[1][]): PageMessage[] {
    const conversation = getConversation(workspace, channel);
    return messages
      .filter(message => !('visibleTo' in message && before.has(message)))
      .map(message => toPageMessage(conversation, message));
  }
}

function toAnswer(outcome: Outcome): Answer {
  return outcome.kind === 'acked' ? { ok: true } : { ok: false, text: outcome.text };
}
