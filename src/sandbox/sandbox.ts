// The handle on a running workspace.
import type { Call } from './calls.ts';
import type { SocketTransport } from './delivery/socket-transport.ts';
import type { Fault } from './faults.ts';
import type { Host } from './host/host.ts';
import { type Actor, createActor } from './testing/actor.ts';
import { describeWorkspace } from './testing/describe.ts';
import { settled } from './testing/settled.ts';
import { type UntilOptions, until } from './testing/until.ts';
import * as administration from './workspace/administration.ts';
import { findConversation, getConversation, join, leave } from './workspace/conversations.ts';
import { getMember, type Member } from './workspace/members.ts';
import type { Ephemeral, Message } from './workspace/messages.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface FaultControls {
  add(fault: Fault): void;
  /** Takes back every fault and every promised second delivery. */
  clear(): void;
  /** Breaks the app's Socket Mode connections. */
  dropSockets(): void;
  /** Asks the app to reconnect, as Slack does every few hours. */
  refreshSockets(): void;
  deliverTwice(times: number): void;
}

/** What people who run the workspace do. Channels and members go by id or name. */
export interface Administration {
  archive(channel: string): void;
  unarchive(channel: string): void;
  rename(channel: string, name: string): void;
  changeChannelId(channel: string, to: string): void;
  addApp(channel: string, inviter?: string): void;
  removeApp(channel: string): void;
  changeMember(member: string, change: Partial<Omit<Member, 'id'>>): void;
  grant(...scopes: string[]): void;
  revoke(...scopes: string[]): void;
  /** From now on the workspace takes no blocks of these types, as one that Slack has not brought them to. */
  refuseBlocks(...types: string[]): void;
  uninstall(): void;
  revokeTokens(): void;
}

export interface Sandbox {
  /** The page, for people. */
  readonly url: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The state itself, to look at; change it through actors and `admin`. */
  readonly workspace: Workspace;
  readonly admin: Administration;
  readonly faults: FaultControls;
  /** What the app asked for, the newest last. */
  readonly calls: readonly Call[];
  /** Answers of the app that Slack would drop without telling anyone. */
  readonly complaints: readonly string[];
  as(member: string): Actor;
  /** Every message of a conversation, replies and metadata included, as the app's own view of it. */
  messages(channel: string): readonly Message[];
  ephemerals(channel: string): readonly Ephemeral[];
  /** Socket Mode connections of the app. */
  connections(): number;
  now(): number;
  /** Resolves when the listeners to the clock are done. */
  advanceClock(milliseconds: number): Promise<void>;
  /** For hosts that must do something when the clock was moved; may return a promise. */
  onClockAdvanced(listener: () => unknown): () => void;
  until<Value>(
    predicate: () => Value,
    options?: UntilOptions,
  ): Promise<Exclude<Value, false | undefined | null>>;
  /** No delivery and no call under way. */
  settled(): Promise<void>;
  describe(): string;
  close(): Promise<void>;
}

export function createSandbox(given: {
  host: Host;
  port: number;
  sockets: SocketTransport;
  signingSecret: string;
  complaints: readonly string[];
  close: () => Promise<void>;
}): Sandbox {
  const { host, port, sockets } = given;
  const { stage, calls, tokens } = host;
  const { workspace, courier } = stage;
  const idle = () => settled(stage, calls);
  return {
    url: `http://127.0.0.1:${port}/`,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: given.signingSecret,
    workspace,
    admin: createAdministration(workspace),
    faults: {
      add: fault => host.faults.add(fault),
      clear() {
        host.faults.clear();
        courier.clearFaults();
      },
      dropSockets: () => sockets.drop(),
      refreshSockets: () => sockets.refresh(),
      deliverTwice: times => courier.deliverTwice(times),
    },
    calls: calls.all,
    complaints: given.complaints,
    as: member => createActor(stage, member, idle),
    messages: channel => findConversation(workspace, channel)?.messages ?? [],
    ephemerals: channel => findConversation(workspace, channel)?.ephemerals ?? [],
    connections: () => sockets.connections(),
    now: () => workspace.clock.now(),
    async advanceClock(milliseconds) {
      workspace.clock.advance(milliseconds);
      workspace.changes.emit({ kind: 'clock' });
      await workspace.clock.settled();
    },
    onClockAdvanced: listener => workspace.clock.onAdvanced(listener),
    until: (predicate, options) => until(stage, calls, predicate, options),
    settled: idle,
    describe: () => describeWorkspace(workspace, calls),
    close: given.close,
  };
}

function createAdministration(workspace: Workspace): Administration {
  const { app } = workspace;
  const admin = () => [...workspace.members.values()].find(({ isAdmin }) => isAdmin)?.id ?? app.botUserId;
  return {
    archive: channel => administration.archive(workspace, channel, admin()),
    unarchive: channel => administration.unarchive(workspace, channel, admin()),
    rename: (channel, name) => administration.rename(workspace, channel, name),
    changeChannelId: (channel, to) => administration.changeConversationId(workspace, channel, to),
    addApp: (channel, inviter) =>
      join(
        workspace,
        getConversation(workspace, channel),
        app.botUserId,
        inviter === undefined ? admin() : getMember(workspace, inviter).id,
      ),
    removeApp: channel => leave(workspace, getConversation(workspace, channel), app.botUserId),
    changeMember: (member, change) => administration.changeMember(workspace, member, change),
    grant(...scopes) {
      for (const scope of scopes) app.scopes.add(scope);
    },
    revoke(...scopes) {
      for (const scope of scopes) app.scopes.delete(scope);
    },
    refuseBlocks(...types) {
      for (const type of types) workspace.refusedBlocks.add(type);
    },
    uninstall: () => administration.uninstall(workspace),
    revokeTokens: () => administration.revokeTokens(workspace),
  };
}
