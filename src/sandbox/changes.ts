import type { Ephemeral, Message } from './workspace/messages.ts';

/** Everything that can happen in a workspace, as facts. Events for the app and for the page are made from these. */
export type Change =
  | { kind: 'message-posted'; message: Message }
  | { kind: 'message-edited'; message: Message; previous: Message }
  | { kind: 'message-removed'; message: Message }
  | { kind: 'ephemeral'; message: Ephemeral }
  | { kind: 'ephemeral-removed'; message: Ephemeral }
  | { kind: 'joined'; channel: string; member: string; inviter?: string }
  | { kind: 'left'; channel: string; member: string }
  | { kind: 'archived'; channel: string; by: string }
  | { kind: 'unarchived'; channel: string; by: string }
  | { kind: 'renamed'; channel: string }
  | { kind: 'id-changed'; from: string; to: string }
  | { kind: 'read'; channel: string; member: string }
  | { kind: 'opened-direct'; channel: string }
  | { kind: 'member-changed'; member: string }
  | { kind: 'views'; member: string }
  | { kind: 'home'; member: string }
  | { kind: 'home-opened'; member: string }
  | { kind: 'clock' }
  | { kind: 'uninstalled' }
  | { kind: 'tokens-revoked' }
  /** An API call ended, a delivery ended, or a connection of the app came or went. */
  | { kind: 'traffic' };

export interface Changes {
  emit(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    emit(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
