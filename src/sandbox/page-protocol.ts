/**
 * What the page and the local workspace say to each other, as JSON over a websocket at `/page`.
 * The workspace pushes `WorkspaceEvent`s; the page sends `PageRequest`s and gets one `PageReply` for each.
 * Everything a page receives is already filtered for the member it acts as.
 */
import type { KnownBlock, View } from '@slack/types';

export interface PageMember {
  id: string;
  name: string;
  realName: string;
  /** Two letters shown in the avatar; apps have none. */
  initials: string;
  /** A colour of the avatar, `#rrggbb`. */
  color: string;
  isAdmin: boolean;
  isApp: boolean;
  /** IANA time zone. */
  tz: string;
}

export interface PageChannel {
  id: string;
  /** Without `#`; for a direct message the name of the other side. */
  name: string;
  kind: 'channel' | 'direct';
  topic: string;
  isArchived: boolean;
  /** Whether the app is in the channel. */
  hasApp: boolean;
  /** Messages that came since this member last had the channel open. */
  unread: number;
}

export interface PageMessage {
  channel: string;
  /** Slack's message id: seconds with six decimals, unique in the channel. */
  ts: string;
  /** Set on replies: the `ts` of the message that the thread hangs on. */
  threadTs?: string;
  member: string;
  text: string;
  blocks: KnownBlock[];
  files: { id: string; name: string; title: string; isPicture: boolean }[];
  /** Only this member sees it, and it is gone on reload. */
  ephemeral: boolean;
  edited: boolean;
  replies: number;
}

export interface PageView {
  id: string;
  view: View;
  /** Messages under inputs, by block id: the app refused the last submit. */
  errors: Record<string, string>;
}

export type WorkspaceEvent =
  | {
      kind: 'snapshot';
      team: string;
      you: string;
      members: PageMember[];
      channels: PageChannel[];
      /** Commands of the app and of the workspace itself, for the composer's suggestions. */
      commands: { command: string; description: string; usageHint: string }[];
      /** The workspace's clock, epoch milliseconds; it may run ahead of the machine's. */
      now: number;
    }
  | { kind: 'channel'; channel: PageChannel }
  | { kind: 'message'; message: PageMessage }
  | { kind: 'message-removed'; channel: string; ts: string }
  /** The whole stack of open modals, the topmost last; empty when none is open. */
  | { kind: 'views'; views: PageView[] }
  | { kind: 'home'; view: View | undefined }
  | { kind: 'clock'; now: number };

/** Where a button or menu sits: in a message, in an open modal or on the Home tab. */
export type Container =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'view'; viewId: string }
  | { kind: 'home' };

/** Slack's `view.state.values` and `state.values`: block id, then action id, then the element's value. */
export type InputState = Record<string, Record<string, ElementState>>;

export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: { text: { type: string; text: string }; value: string } | null;
  selected_options?: { text: { type: string; text: string }; value: string }[];
  selected_channel?: string | null;
  selected_conversation?: string | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channels?: string[];
  selected_conversations?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  /** Epoch seconds. */
  selected_date_time?: number | null;
}

export type PageRequest = { id: number } & (
  | { kind: 'act-as'; member: string }
  /** Marks the channel as read; the reply carries its messages, oldest first, without thread replies. */
  | { kind: 'open-channel'; channel: string }
  /** The reply carries the thread's parent and its replies, oldest first. */
  | { kind: 'open-thread'; channel: string; ts: string }
  /** A text that starts with `/` is a slash command; Slack does not allow those in threads. */
  | { kind: 'send'; channel: string; text: string; threadTs?: string }
  | {
      kind: 'act';
      container: Container;
      blockId: string;
      actionId: string;
      element: ElementState;
      /** The inputs of the container as they stand, sent along by Slack with every action. */
      state: InputState;
    }
  | { kind: 'submit-view'; viewId: string; state: InputState }
  | { kind: 'close-view'; viewId: string }
  | { kind: 'open-home' }
  | { kind: 'advance-clock'; milliseconds: number }
);

export type PageReply = { kind: 'reply'; re: number } & (
  | { ok: true; messages?: PageMessage[] }
  /** A sentence as Slack shows it, for example that the app did not answer in time. */
  | { ok: false; text: string }
);
