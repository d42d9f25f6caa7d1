// Which part of a list of messages a call gets: pure.
import { tsToMicros } from '../timestamp.ts';

export interface HistoryWindow {
  /** Slack message ids; the bounds themselves are left out unless `inclusive`. */
  latest?: string | undefined;
  oldest?: string | undefined;
  inclusive: boolean;
  limit: number;
  /** The first `ts` of the next page, from an earlier answer. */
  cursorTs?: string | undefined;
}

export interface HistoryPage<Item> {
  items: Item[];
  nextTs: string | undefined;
}

/** `items` must already be in the order of the answer. */
export function pageOf<Item extends { ts: string }>(
  items: readonly Item[],
  { latest, oldest, inclusive, limit, cursorTs }: HistoryWindow,
): HistoryPage<Item> {
  const isBelow = (ts: string) =>
    latest === undefined || compare(ts, latest) < 0 || (inclusive && compare(ts, latest) === 0);
  const isAbove = (ts: string) =>
    oldest === undefined || compare(ts, oldest) > 0 || (inclusive && compare(ts, oldest) === 0);
  const inside = items.filter(({ ts }) => isBelow(ts) && isAbove(ts));
  const start = cursorTs === undefined ? 0 : inside.findIndex(({ ts }) => ts === cursorTs);
  const from = start === -1 ? inside.length : start;
  return { items: inside.slice(from, from + limit), nextTs: inside[from + limit]?.ts };
}

function compare(a: string, b: string): number {
  return tsToMicros(a) - tsToMicros(b);
}
