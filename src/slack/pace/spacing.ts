import { addsMessage, CHANNEL_SPACING_MS } from './allowances.ts';

/** When a channel takes the next message of this process. */
export interface Spacing {
  /** Epoch ms; in the past when it does now, and for calls that add no message. */
  freeAt(call: { workspace: string; method: string; channel?: string }): number;
  /** The call is made now. */
  use(call: { workspace: string; method: string; channel?: string }, now: number): void;
}

/** Channels that are remembered at most; those that are free again are forgotten from then on. */
const KEPT = 10_000;

export function createSpacing(): Spacing {
  const next = new Map<string, number>();
  return {
    freeAt: ({ workspace, method, channel }) =>
      addsMessage(method) && channel ? (next.get(`${workspace} ${channel}`) ?? 0) : 0,
    use({ workspace, method, channel }, now) {
      if (!addsMessage(method) || !channel) return;
      if (next.size >= KEPT) {
        for (const [key, at] of next) if (at <= now) next.delete(key);
      }
      next.set(`${workspace} ${channel}`, now + CHANNEL_SPACING_MS);
    },
  };
}
