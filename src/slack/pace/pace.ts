import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Log } from '../../log.ts';
import type { WorkspaceId } from '../../quiz/ids.ts';
import type { CallLimitQueries } from '../../store/call-limits.ts';
import { allowanceOf } from './allowances.ts';
import { createLane, type Lane, type Waiting } from './lane.ts';
import { createPlaces } from './places.ts';
import { createSpacing } from './spacing.ts';

/**
 * `interactive`: somebody is looking. `due`: a question or a result has its time. `spare`: nice to have, such as a
 * count that is a little fresher.
 */
export type Urgency = 'interactive' | 'due' | 'spare';

/** One call that somebody wants to make. */
export interface Turn {
  workspace: WorkspaceId;
  method: string;
  channel?: string;
  urgency: Urgency;
}

/** The one queue before Slack. */
export interface Pace {
  /**
   * Runs `send` when Slack's limits allow the call, and again when Slack limits it all the same. `send` makes the
   * call at once, so what must be fresh is prepared in it.
   * @throws PutOff when it was not sent, WebAPIRateLimitedError when Slack asks for more patience than there is.
   */
  run<T>(turn: Turn, send: () => Promise<T>): Promise<T>;
  /** How many calls of the app's own work wait now. */
  waiting(): number;
}

/** The call was not made: the process stops, or too much waits already. */
export class PutOff extends Error {
  override name = 'PutOff';
}

export interface PaceOptions {
  /** Shared by all instances. */
  meter: Pick<CallLimitQueries, 'countCall' | 'findHold' | 'holdCalls'>;
  log: Log;
  /** Epoch ms, of the same clock that `pause` waits by. */
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
  /** When aborted, nothing waits any more. */
  stopping: AbortSignal;
}

/** How long one call waits in all when Slack limits it, in milliseconds. */
const PATIENCE = { interactive: 5_000, due: 120_000, spare: 60_000 } as const;

/** What is left of it, in milliseconds. */
type Patience = { left: number };

const UNDER_WAY_AT_MOST = 100;
const WAITING_AT_MOST = 20_000;

/**
 * Calls that people wait for pass by everything else; only Slack's own word, or the second between two messages in
 * a channel, holds them up. The app's own calls stand in one lane per workspace and method. Each lane asks for one
 * place at a time and then stands at the end again, so every workspace gets its first turn before any gets its second.
 */
export function createPace({ meter, log, now, pause, stopping }: PaceOptions): Pace {
  const lanes = new Map<string, Lane>();
  const wakers = new Map<Lane, () => void>();
  const places = createPlaces(UNDER_WAY_AT_MOST);
  const spacing = createSpacing();
  let waiting = 0;
  stopping.addEventListener('abort', () => {
    for (const lane of lanes.values()) {
      for (const entry of lane.all()) {
        lane.remove(entry);
        entry.putOff(new PutOff('the process is stopping'));
      }
    }
    for (const wake of wakers.values()) wake();
  });

  /** Without the database there is nothing to agree on: Slack's own answer is the limit then. */
  async function ask<T>(question: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await question;
    } catch (error) {
      log.warn({ err: error }, 'call limits not read');
      return otherwise;
    }
  }

  async function passBy(turn: Turn, patience: Patience): Promise<() => void> {
    for (;;) {
      const held = await ask(meter.findHold(turn.workspace, turn.method, now()), 0);
      const wait = Math.max(held, spacing.freeAt(turn)) - now();
      if (wait <= 0) break;
      if (stopping.aborted) throw new PutOff('the process is stopping');
      if (wait > patience.left) throw new WebAPIRateLimitedError(Math.ceil(wait / 1_000));
      patience.left -= wait;
      await pause(wait);
    }
    spacing.use(turn, now());
    return () => {};
  }

  function standInLane(turn: Turn, isFirst: boolean): Promise<() => void> {
    if (stopping.aborted) throw new PutOff('the process is stopping');
    if (waiting >= WAITING_AT_MOST) throw new PutOff('too many calls wait already');
    const key = laneKey(turn);
    const known = lanes.get(key);
    const lane = known ?? createLane();
    lanes.set(key, lane);
    waiting += 1;
    return new Promise<() => void>((go, putOff) => {
      lane.add({ turn, go, putOff }, isFirst);
      if (known) wakers.get(lane)?.();
      else void serve(lane, turn);
    }).finally(() => {
      waiting -= 1;
    });
  }

  /** Lets the lane's calls go, one after the other, until none is left. */
  async function serve(lane: Lane, { workspace, method }: Pick<Turn, 'workspace' | 'method'>): Promise<void> {
    const nextFree = (): Waiting | undefined => lane.peek(turn => spacing.freeAt(turn) <= now());
    while (lane.size() > 0) {
      if (!nextFree()) {
        const earliest = Math.min(...lane.all().map(({ turn }) => spacing.freeAt(turn)));
        await sleep(lane, earliest - now());
        continue;
      }
      const counted = await ask(meter.countCall(workspace, method, allowanceOf(method), now()), {
        kind: 'go' as const,
      });
      if (counted.kind === 'wait') {
        await pause(Math.max(1, counted.until - now()));
        continue;
      }
      const release = await places.take(nextFree()?.turn.urgency === 'spare');
      // Chosen last: something more urgent may have come meanwhile.
      const chosen = nextFree();
      if (!chosen) {
        release();
        continue;
      }
      lane.remove(chosen);
      spacing.use(chosen.turn, now());
      chosen.go(release);
    }
    lanes.delete(laneKey({ workspace, method }));
  }

  /** Ends early when another call comes, which may be for a channel that is free. */
  async function sleep(lane: Lane, milliseconds: number): Promise<void> {
    const woken = new Promise<void>(resolve => wakers.set(lane, resolve));
    await Promise.race([pause(Math.max(1, milliseconds)), woken]);
    wakers.delete(lane);
  }

  return {
    waiting: () => waiting,
    async run(turn, send) {
      const isInteractive = turn.urgency === 'interactive';
      const patience: Patience = { left: PATIENCE[turn.urgency] };
      for (let isFirst = false; ; isFirst = true) {
        const release = await (isInteractive ? passBy(turn, patience) : standInLane(turn, isFirst));
        try {
          return await send();
        } catch (error) {
          if (!(error instanceof WebAPIRateLimitedError)) throw error;
          const wait = error.retryAfter * 1_000;
          await ask(meter.holdCalls(turn.workspace, turn.method, now() + wait), undefined);
          if (stopping.aborted || wait > patience.left) throw error;
          // Who passes by counts what was really waited.
          if (!isInteractive) patience.left -= wait;
        } finally {
          release();
        }
      }
    },
  };
}

function laneKey({ workspace, method }: Pick<Turn, 'workspace' | 'method'>): string {
  return `${workspace} ${method}`;
}
