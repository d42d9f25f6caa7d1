import type { Deps } from '../deps.ts';
import { TALK_MS } from '../slack/follow-up.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Long enough for two people to ask the same, short enough to tell what the guide lacks now. */
const GAPS_MS = 90 * DAY_MS;

/** Tickets outlive anything that could ask for them again; request ids, Slack's own retries. */
export async function forget({ store, now }: Deps): Promise<void> {
  await store.forgetOld(now() - 60 * DAY_MS, now() - 10 * 60_000);
  await store.forgetTalks(now() - TALK_MS);
  await store.forgetGaps(now() - GAPS_MS, now());
}
