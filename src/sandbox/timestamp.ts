// Slack's message ids: seconds with six decimals, unique and increasing within one conversation.

export const tsPattern = /^\d{1,11}\.\d{6}$/;

/** Whole microseconds; exact, since they stay below 2^53 for centuries. */
export function tsToMicros(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

export function microsToTs(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

/** The next id after `lastTs`, at the clock's time or one microsecond later when the clock stands still. */
export function nextTs(nowMilliseconds: number, lastTs: string | undefined): string {
  const now = Math.round(nowMilliseconds * 1_000);
  return microsToTs(lastTs === undefined ? now : Math.max(now, tsToMicros(lastTs) + 1));
}
