// Everything the local workspace holds. The functions beside this file change it and tell `changes`.
import type { Changes } from '../changes.ts';
import type { Clock } from '../clock.ts';
import type { InputState } from '../page-protocol.ts';
import type { Conversation } from './conversations.ts';
import type { WorkspaceFile } from './files.ts';
import type { Member } from './members.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { Trigger } from './triggers.ts';
import type { OpenView } from './views.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export interface AppCommand {
  command: string;
  description: string;
  usageHint: string;
  /** Turns typed `@name` and `#channel` into `<@U…|name>` and `<#C…|name>`. */
  shouldEscape: boolean;
}

export interface InstalledApp {
  id: string;
  botId: string;
  botUserId: string;
  name: string;
  commands: AppCommand[];
  scopes: Set<string>;
  /** Subscribed event names; messages by place, as in a manifest: `message.im`, `message.channels`, `message.groups`. */
  events: Set<string>;
  hasHome: boolean;
  status: 'installed' | 'uninstalled' | 'revoked';
}

export interface Workspace {
  readonly team: Team;
  readonly app: InstalledApp;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly members: Map<string, Member>;
  readonly conversations: Map<string, Conversation>;
  /** Stacks of open modals by member, the topmost last. */
  readonly modals: Map<string, OpenView[]>;
  readonly homes: Map<string, OpenView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Files that the app uploads, by id. */
  readonly files: Map<string, WorkspaceFile>;
  /** Types of blocks that this workspace does not take (yet). */
  readonly refusedBlocks: Set<string>;
  /** What members chose in the inputs of messages, by `inputKey`. */
  readonly messageInputs: Map<string, InputState>;
  readonly lifetimes: { triggerMs: number; responseUrlMs: number };
}
