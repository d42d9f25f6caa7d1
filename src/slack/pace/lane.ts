import type { Turn } from './pace.ts';

/** Somebody waits for a turn. */
export interface Waiting {
  turn: Turn;
  /** It may be sent; the place is to be given back afterwards. */
  go: (release: () => void) => void;
  putOff: (reason: Error) => void;
}

/** The calls of one method in one workspace that wait: due ones before spare ones, in the order they came. */
export interface Lane {
  add(waiting: Waiting, isFirst: boolean): void;
  size(): number;
  /** The next one among those that `mayGo`. */
  peek(mayGo: (turn: Turn) => boolean): Waiting | undefined;
  remove(waiting: Waiting): void;
  all(): Waiting[];
}

export function createLane(): Lane {
  const waitings: Record<'due' | 'spare', Waiting[]> = { due: [], spare: [] };
  const listOf = ({ urgency }: Turn): Waiting[] => (urgency === 'spare' ? waitings.spare : waitings.due);
  const all = (): Waiting[] => [...waitings.due, ...waitings.spare];
  return {
    add(waiting, isFirst) {
      if (isFirst) listOf(waiting.turn).unshift(waiting);
      else listOf(waiting.turn).push(waiting);
    },
    size: () => waitings.due.length + waitings.spare.length,
    peek: mayGo =>
      waitings.due.find(({ turn }) => mayGo(turn)) ?? waitings.spare.find(({ turn }) => mayGo(turn)),
    remove(waiting) {
      const list = listOf(waiting.turn);
      const index = list.indexOf(waiting);
      if (index >= 0) list.splice(index, 1);
    },
    all,
  };
}
