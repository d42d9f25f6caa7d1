import { randomId } from '../ids.ts';
import { SlackError } from '../slack-error.ts';
import { forgetOldest } from './bounded.ts';
import type { Workspace } from './workspace.ts';

/** Proof that a member just did something: may open one view within three seconds. */
export interface Trigger {
  member: string;
  expiresAt: number;
  isUsed: boolean;
  /** Whether it came from a modal, which may be pushed on. */
  fromModal: boolean;
}

export function issueTrigger(workspace: Workspace, member: string, fromModal = false): string {
  const id = `${Date.now()}.${randomId('', 12)}.${randomId('', 20).toLowerCase()}`;
  const expiresAt = workspace.clock.now() + workspace.lifetimes.triggerMs;
  forgetOldest(workspace.triggers);
  workspace.triggers.set(id, { member, expiresAt, isUsed: false, fromModal });
  return id;
}

export function useTrigger(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) throw new SlackError('invalid_trigger_id');
  if (trigger.isUsed) throw new SlackError('exchanged_trigger_id');
  if (workspace.clock.now() >= trigger.expiresAt) throw new SlackError('expired_trigger_id');
  trigger.isUsed = true;
  return trigger;
}
