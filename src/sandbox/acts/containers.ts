// Where something stands that a member can use.
import type { JsonObject } from '../json.ts';
import type { Container, InputState } from '../page-protocol.ts';
import { channelReference } from '../payloads/frame.ts';
import { toSlackMessage } from '../payloads/message.ts';
import { toSlackView } from '../payloads/view.ts';
import { SlackError } from '../slack-error.ts';
import { getConversation, getConversationFor } from '../workspace/conversations.ts';
import { initialState, mergeState } from '../workspace/input-state.ts';
import type { Ephemeral, Message } from '../workspace/messages.ts';
import { issueResponseUrl } from '../workspace/response-urls.ts';
import { issueTrigger } from '../workspace/triggers.ts';
import { findView, type OpenView } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Stage } from './stage.ts';

export type Place =
  | { kind: 'message'; message: Message; isEphemeral: boolean }
  | { kind: 'view'; view: OpenView };

export function getPlace(workspace: Workspace, member: string, container: Container): Place {
  if (container.kind === 'message') return getMessagePlace(workspace, member, container);
  const view =
    container.kind === 'home' ? workspace.homes.get(member) : findView(workspace, { id: container.viewId });
  if (view === undefined || view.member !== member) throw new SlackError('not_found');
  return { kind: 'view', view };
}

/** What stands there now, then what stood there before: Slack delivers a click on what is no longer there too. */
export function clickableBlocks(place: Place): readonly unknown[] {
  return place.kind === 'message'
    ? [...place.message.blocks, ...place.message.earlierBlocks]
    : [...place.view.frame.blocks, ...place.view.earlierBlocks];
}

export function inputsAt(workspace: Workspace, member: string, place: Place): InputState {
  if (place.kind === 'view') return place.view.state;
  const start = initialState(place.message.blocks);
  return mergeState(start, workspace.messageInputs.get(inputKey(member, place.message)) ?? {});
}

export function keepInputs(workspace: Workspace, member: string, place: Place, state: InputState): void {
  if (place.kind === 'view') place.view.state = state;
  else workspace.messageInputs.set(inputKey(member, place.message), state);
}

/** What a click's payload says about where it happened. */
export function placePayload(
  { workspace, address }: Stage,
  member: string,
  place: Place,
  state: InputState,
): JsonObject {
  if (place.kind === 'view') {
    return {
      container: { type: 'view', view_id: place.view.id },
      trigger_id: issueTrigger(workspace, member, place.view.frame.type === 'modal'),
      view: toSlackView(workspace, place.view),
    };
  }
  const { message, isEphemeral } = place;
  const conversation = getConversation(workspace, message.channel);
  const source = { ts: message.ts, isEphemeral };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: issueTrigger(workspace, member),
    channel: channelReference(conversation),
    // Slack keeps no ephemeral messages, so it cannot send them along.
    ...(isEphemeral ? {} : { message: toSlackMessage(workspace, message) }),
    state: { values: state },
    response_url: address(issueResponseUrl(workspace, { channel: message.channel, member, source })),
  };
}

function getMessagePlace(
  workspace: Workspace,
  member: string,
  { channel, ts }: Extract<Container, { kind: 'message' }>,
): Place {
  const conversation = getConversationFor(workspace, member, channel);
  const isOwn = (candidate: Ephemeral) => candidate.ts === ts && candidate.visibleTo === member;
  const ephemeral = conversation.ephemerals.find(isOwn);
  if (ephemeral !== undefined) return { kind: 'message', message: ephemeral, isEphemeral: true };
  const message = conversation.messages.find(candidate => candidate.ts === ts);
  if (message === undefined) throw new SlackError('message_not_found');
  return { kind: 'message', message, isEphemeral: false };
}

function inputKey(member: string, message: Message): string {
  return `${message.channel} ${message.ts} ${member}`;
}
