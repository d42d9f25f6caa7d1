import { randomId } from '../ids.ts';
import { forgetOldest } from './bounded.ts';
import type { Workspace } from './workspace.ts';

export const responseUrlUses = 5;

/** A short-lived address through which an app answers one command or one click, without being in the channel. */
export interface ResponseUrl {
  channel: string;
  member: string;
  /** The clicked message; a command has none until an answer was posted, and Slack does not remember that one. */
  source?: { ts: string; isEphemeral: boolean };
  usesLeft: number;
  expiresAt: number;
}

export type ResponseTarget = Pick<ResponseUrl, 'channel' | 'member' | 'source'>;

/** The path of the new address on this server. */
export function issueResponseUrl(workspace: Workspace, target: ResponseTarget): string {
  const id = `${workspace.team.id}/${randomId('', 12)}/${randomId('', 24)}`;
  const expiresAt = workspace.clock.now() + workspace.lifetimes.responseUrlMs;
  forgetOldest(workspace.responseUrls);
  workspace.responseUrls.set(id, { ...target, usesLeft: responseUrlUses, expiresAt });
  return `/response/${id}`;
}

export type Redeemed = { kind: 'usable'; target: ResponseUrl } | { kind: 'refused'; error: string };

/** Counts as one use only when the answer turns out to be acceptable: the caller calls `spend`. */
export function redeem(workspace: Workspace, id: string): Redeemed {
  const target = workspace.responseUrls.get(id);
  if (target === undefined) return { kind: 'refused', error: 'invalid_url' };
  if (workspace.clock.now() >= target.expiresAt) return { kind: 'refused', error: 'expired_url' };
  if (target.usesLeft === 0) return { kind: 'refused', error: 'used_url' };
  return { kind: 'usable', target };
}

export function spend(target: ResponseUrl): void {
  target.usesLeft -= 1;
}
