import { WebAPIRateLimitedError } from '@slack/web-api';
import type { VirtualTime } from './virtual-time.ts';

/** Slack's limits as its documentation has them, per minute, workspace and method; "several hundred" is 300 here. */
const PER_MINUTE: Record<string, number> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'conversations.history': 50,
  'users.info': 100,
  'views.open': 100,
};
const MINUTE = 60_000;

export interface Sent {
  workspace: string;
  method: string;
  channel: string;
  at: number;
  isLimited: boolean;
}

/** A Slack that does nothing but to hold up its limits, each answer after `latency` milliseconds. */
export function slackModel(time: VirtualTime, latency: () => number) {
  const sent: Sent[] = [];
  const accepted = new Map<string, number[]>();

  /** Milliseconds until there is room again; 0 when there is. */
  function wait(key: string, count: number, span: number, now: number): number {
    const recent = (accepted.get(key) ?? []).filter(at => at > now - span);
    accepted.set(key, recent);
    const [oldest = now] = recent;
    return recent.length < count ? 0 : oldest + span - now;
  }

  return {
    sent,
    async call(workspace: string, method: string, channel = ''): Promise<void> {
      const now = time.now();
      const byMethod = `${workspace} ${method}`;
      const byChannel = `${workspace} ${channel}`;
      const isMessage = method === 'chat.postMessage';
      const retryAfter = Math.max(
        wait(byMethod, PER_MINUTE[method] ?? 20, MINUTE, now),
        isMessage ? wait(byChannel, 1, 1_000, now) : 0,
      );
      sent.push({ workspace, method, channel, at: now, isLimited: retryAfter > 0 });
      if (retryAfter === 0) {
        accepted.get(byMethod)?.push(now);
        if (isMessage) accepted.get(byChannel)?.push(now);
      }
      await time.pause(latency());
      if (retryAfter > 0) throw new WebAPIRateLimitedError(Math.ceil(retryAfter / 1_000));
    },
  };
}
