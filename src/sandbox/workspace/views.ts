// Open modals and Home tabs.
import type { KnownBlock } from '@slack/types';
import { limits } from '../block-kit/limits.ts';
import { withIds } from '../block-kit/normalise.ts';
import type { CheckedHome, CheckedModal } from '../block-kit/view.ts';
import { randomId } from '../ids.ts';
import type { InputState } from '../page-protocol.ts';
import { SlackError } from '../slack-error.ts';
import { initialState, mergeState } from './input-state.ts';
import type { Workspace } from './workspace.ts';

const earlierBlocksKept = 200;

type Frame = (Omit<CheckedModal, 'blocks'> | Omit<CheckedHome, 'blocks'>) & { blocks: KnownBlock[] };

export interface OpenView {
  id: string;
  member: string;
  /** As the app sent it, with every missing id filled in. */
  frame: Frame;
  state: InputState;
  /** Texts under inputs, by block id, from the last refused submission. */
  errors: Record<string, string>;
  hash: string;
  /** What it showed before its updates: somebody may still have that on the screen and click there. */
  earlierBlocks: KnownBlock[];
  rootId: string;
  previousId?: string;
}

export function openModal(workspace: Workspace, member: string, view: CheckedModal): OpenView {
  const opened = newView(workspace, member, view);
  setStack(workspace, member, [opened]);
  return opened;
}

export function pushModal(workspace: Workspace, member: string, view: CheckedModal): OpenView {
  const stack = stackOf(workspace, member);
  const top = stack.at(-1);
  if (stack.length >= limits.modalsPerStack) throw new SlackError('push_limit_reached');
  const pushed = newView(workspace, member, view);
  setStack(workspace, member, [
    ...stack,
    top === undefined ? pushed : { ...pushed, rootId: top.rootId, previousId: top.id },
  ]);
  return stackOf(workspace, member).at(-1) ?? pushed;
}

/** Inputs that are still there, by block id and action id, keep what stands in them. */
export function updateView(workspace: Workspace, current: OpenView, view: CheckedModal | CheckedHome): void {
  if (view.external_id !== current.frame.external_id) refuseTakenExternalId(workspace, view.external_id);
  const frame = { ...view, blocks: withIds(view.blocks) };
  const state = mergeState(initialState(frame.blocks), current.state);
  const earlierBlocks = [...current.frame.blocks, ...current.earlierBlocks].slice(0, earlierBlocksKept);
  Object.assign(current, { frame, state, earlierBlocks, errors: {}, hash: newHash(workspace) });
  announce(workspace, current);
}

export function publishHome(workspace: Workspace, member: string, view: CheckedHome): OpenView {
  const existing = workspace.homes.get(member);
  if (existing !== undefined) {
    updateView(workspace, existing, view);
    return existing;
  }
  const home = newView(workspace, member, view);
  workspace.homes.set(member, home);
  announce(workspace, home);
  return home;
}

export function stackOf(workspace: Workspace, member: string): OpenView[] {
  return workspace.modals.get(member) ?? [];
}

export function setStack(workspace: Workspace, member: string, stack: OpenView[]): void {
  workspace.modals.set(member, stack);
  workspace.changes.emit({ kind: 'views', member });
}

export function findView(
  workspace: Workspace,
  by: { id?: string; externalId?: string },
): OpenView | undefined {
  const all = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
  return all.find(view =>
    by.id === undefined
      ? by.externalId !== undefined && view.frame.external_id === by.externalId
      : view.id === by.id,
  );
}

export function announce(workspace: Workspace, view: OpenView): void {
  workspace.changes.emit({ kind: view.frame.type === 'home' ? 'home' : 'views', member: view.member });
}

function newView(workspace: Workspace, member: string, view: CheckedModal | CheckedHome): OpenView {
  refuseTakenExternalId(workspace, view.external_id);
  const frame = { ...view, blocks: withIds(view.blocks) };
  const id = randomId('V');
  const state = initialState(frame.blocks);
  return { id, member, frame, state, errors: {}, hash: newHash(workspace), earlierBlocks: [], rootId: id };
}

function refuseTakenExternalId(workspace: Workspace, externalId: string | undefined): void {
  if (externalId === undefined || externalId === '') return;
  if (findView(workspace, { externalId }) !== undefined) throw new SlackError('duplicate_external_id');
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.clock.now() / 1000)}.${randomId('', 8).toLowerCase()}`;
}
