// A member to act as, in tests: what they do and what they see.
import type { View } from '@slack/types';
import { closeView } from '../acts/close-view.ts';
import { loadOptions } from '../acts/load-options.ts';
import { openHome } from '../acts/open-home.ts';
import { runCommand } from '../acts/run-command.ts';
import { say } from '../acts/say.ts';
import type { Outcome, Stage } from '../acts/stage.ts';
import { submitView } from '../acts/submit-view.ts';
import { useElement } from '../acts/use-element.ts';
import { interactiveElements } from '../block-kit/interactive.ts';
import { toPageMessage, toPageView, toView, visibleMessages, visibleThread } from '../host/page-shapes.ts';
import type { Container, InputState, PageMessage, PageView } from '../page-protocol.ts';
import { getConversationFor, join, leave, openDirect } from '../workspace/conversations.ts';
import { stateFrom } from '../workspace/input-state.ts';
import { getMember } from '../workspace/members.ts';
import { stackOf } from '../workspace/views.ts';
import { type ElementQuery, getElement } from './find-element.ts';

/** A message as this member sees it, the topmost modal, or the Home tab. */
export type Target = PageMessage | 'view' | 'home';

export type ActOutcome =
  | { kind: 'acked'; body: unknown; message?: PageMessage }
  | { kind: 'failed'; text: string };

export interface Actor {
  readonly id: string;
  /** `line` begins with the slash. Resolves with what the acknowledgement carried. Channels go by id or name. */
  command(channel: string, line: string): Promise<ActOutcome>;
  /** Resolves when the app has acknowledged what it heard of it. `channel` may be `'app'`: the talk with the app. */
  say(channel: string, text: string, options?: { threadTs?: string }): Promise<PageMessage>;
  mention(channel: string, text: string, options?: { threadTs?: string }): Promise<PageMessage>;
  click(target: Target, query: ElementQuery): Promise<ActOutcome>;
  /** Chooses in a menu, a list of radio buttons or a picker; options go by value or by text. */
  choose(target: Target, query: ElementQuery & { choice: unknown }): Promise<ActOutcome>;
  /** What the app offers in an external menu for what was typed there; `undefined` when it does not answer. */
  options(target: Target, query: ElementQuery, typed: string): Promise<unknown>;
  /** Fills the topmost modal, by action id or block id, and submits it. */
  submit(values?: Record<string, unknown>): Promise<ActOutcome>;
  closeView(): Promise<ActOutcome>;
  /** Resolves when the app has acknowledged it; with what the tab shows then. */
  openHome(): Promise<View | undefined>;
  join(channel: string): void;
  leave(channel: string): void;
  /** Oldest first, without replies in threads, with their own ephemeral messages. */
  messages(channel: string): PageMessage[];
  lastMessage(channel: string): PageMessage | undefined;
  thread(channel: string, ts: string): PageMessage[];
  /** The stack of open modals, the topmost last. */
  views(): PageView[];
  home(): View | undefined;
}

export function createActor(stage: Stage, who: string, idle: () => Promise<void>): Actor {
  const { workspace } = stage;
  const { id } = getMember(workspace, who);
  const conversationOf = (channel: string) =>
    channel === 'app' ? openDirect(workspace, id) : getConversationFor(workspace, id, channel);

  const seen = ({ message, ...outcome }: Outcome & { message?: unknown }, channel?: string): ActOutcome => {
    if (outcome.kind === 'failed' || message === undefined || channel === undefined) return outcome;
    const conversation = conversationOf(channel);
    const shown = visibleMessages(conversation, id).find(candidate => candidate === message);
    return shown === undefined ? outcome : { ...outcome, message: toPageMessage(conversation, shown) };
  };
  const topView = () => {
    const view = stackOf(workspace, id).at(-1);
    if (view === undefined) throw new Error(`${id} has no open modal`);
    return view;
  };
  const place = (target: Target): { container: Container; blocks: readonly unknown[] } => {
    if (target === 'view') {
      const view = topView();
      return { container: { kind: 'view', viewId: view.id }, blocks: view.frame.blocks };
    }
    if (target === 'home') {
      return { container: { kind: 'home' }, blocks: workspace.homes.get(id)?.frame.blocks ?? [] };
    }
    return { container: { kind: 'message', channel: target.channel, ts: target.ts }, blocks: target.blocks };
  };

  const actor: Actor = {
    id,
    async command(channel, line) {
      const conversation = conversationOf(channel);
      return seen(await runCommand(stage, { member: id, channel: conversation.id, line }), conversation.id);
    },
    async say(channel, text, { threadTs } = {}) {
      const conversation = conversationOf(channel);
      const given = { member: id, channel: conversation.id, text };
      const message = say(stage, threadTs === undefined ? given : { ...given, threadTs });
      await idle();
      return toPageMessage(conversation, message);
    },
    mention: (channel, text, options) => actor.say(channel, `@${workspace.app.name} ${text}`, options),
    async click(target, query) {
      const { container, blocks } = place(target);
      const { blockId, element } = getElement(blocks, query);
      const state = { type: element.type, ...(query.value === undefined ? {} : { value: query.value }) };
      const use = { member: id, container, blockId, actionId: element.action_id, element: state };
      return seen(await useElement(stage, use));
    },
    async choose(target, { choice, ...query }) {
      const { container, blocks } = place(target);
      const { blockId, element } = getElement(blocks, query);
      const use = {
        member: id,
        container,
        blockId,
        actionId: element.action_id,
        element: stateFrom(element, choice),
      };
      return seen(await useElement(stage, use));
    },
    options(target, query, typed) {
      const { container, blocks } = place(target);
      const { blockId, element } = getElement(blocks, query);
      return loadOptions(stage, { member: id, container, blockId, actionId: element.action_id, typed });
    },
    async submit(values = {}) {
      const view = topView();
      const state: InputState = {};
      for (const [key, value] of Object.entries(values)) {
        const found = interactiveElements(view.frame.blocks).find(
          ({ blockId, element }) => element.action_id === key || blockId === key,
        );
        if (found === undefined) throw new Error(`the modal has no input ${key}`);
        const { blockId, element } = found;
        state[blockId] = { ...state[blockId], [element.action_id]: stateFrom(element, value) };
      }
      return seen(await submitView(stage, { member: id, viewId: view.id, state }));
    },
    async closeView() {
      return seen(await closeView(stage, { member: id, viewId: topView().id }));
    },
    async openHome() {
      openHome(stage, id);
      await idle();
      return actor.home();
    },
    join: channel => join(workspace, conversationOf(channel), id),
    leave: channel => leave(workspace, conversationOf(channel), id),
    messages(channel) {
      const conversation = conversationOf(channel);
      return visibleMessages(conversation, id).map(message => toPageMessage(conversation, message));
    },
    lastMessage: channel => actor.messages(channel).at(-1),
    thread(channel, ts) {
      const conversation = conversationOf(channel);
      return visibleThread(conversation, ts, id).map(message => toPageMessage(conversation, message));
    },
    views: () => stackOf(workspace, id).map(toPageView),
    home() {
      const home = workspace.homes.get(id);
      return home === undefined ? undefined : toView(home.frame);
    },
  };
  return actor;
}
