import type { Allowance } from '../../store/call-limits.ts';

/**
 * What the app's own work may call per workspace and method: four fifths of Slack's limits, so that people who press
 * and type always find room. Slack's tiers allow 20, 50 and 100 calls a minute and more, short bursts included;
 * messages have a limit of their own, "several hundred a minute" (docs.slack.dev, rate limits; read 2026-11-23).
 */
const TIER_2: Allowance = { perMinute: 16, burst: 4 };
const TIER_3: Allowance = { perMinute: 40, burst: 8 };
const TIER_4: Allowance = { perMinute: 80, burst: 16 };
const MESSAGES: Allowance = { perMinute: 240, burst: 8 };

const ALLOWANCES: Record<string, Allowance> = {
  'chat.postMessage': MESSAGES,
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'conversations.history': TIER_3,
  'files.getUploadURLExternal': TIER_4,
  'files.completeUploadExternal': TIER_4,
  'files.delete': TIER_3,
  'users.conversations': TIER_3,
  'users.info': TIER_4,
  'views.publish': TIER_4,
};

/** A method that is not in the table gets little: too slow is better than refused. */
export function allowanceOf(method: string): Allowance {
  return ALLOWANCES[method] ?? TIER_2;
}

/** Slack takes one message a second in one channel. */
export const CHANNEL_SPACING_MS = 1_000;

export function addsMessage(method: string): boolean {
  return method === 'chat.postMessage';
}
