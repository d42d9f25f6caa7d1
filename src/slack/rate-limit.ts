import { UserError } from '../errors.ts';
import type { Shared } from './context.ts';

/** How much one member may ask: so much at once, and then one more each time that long. */
export interface Allowance {
  atOnce: number;
  /** Milliseconds. */
  oneMoreEvery: number;
}

/** More than anybody types, less than a script that runs wild. */
export const COMMANDS: Allowance = { atOnce: 30, oneMoreEvery: 2_000 };

/** What a member has left at a moment. */
export interface Account {
  left: number;
  at: number;
}

/**
 * Takes one from what is left, which fills up again as time passes. `waitMs` says how long until there is one to take;
 * 0 when it was taken. A clock that jumps back takes nothing away.
 */
export function take(
  account: Account | undefined,
  { atOnce, oneMoreEvery }: Allowance,
  now: number,
): { account: Account; waitMs: number } {
  const before = account ?? { left: atOnce, at: now };
  const gained = Math.max(0, now - before.at) / oneMoreEvery;
  const left = Math.min(atOnce, before.left + gained);
  if (left >= 1) return { account: { left: left - 1, at: now }, waitMs: 0 };
  return { account: { left, at: now }, waitMs: Math.ceil((1 - left) * oneMoreEvery) };
}

const KEEP_AT_MOST = 50_000;

/**
 * Counts in this instance's memory alone: it protects the instance, not a promise to anybody.
 * @returns a check that throws a UserError when a member asks too much.
 */
export function rateLimit(allowance: Allowance, now: () => number): Shared['checkRate'] {
  const accounts = new Map<string, Account>();
  return (workspace, user) => {
    const key = `${workspace} ${user}`;
    const { account, waitMs } = take(accounts.get(key), allowance, now());
    if (accounts.size >= KEEP_AT_MOST) accounts.clear();
    accounts.set(key, account);
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1_000);
    throw new UserError(
      `That was a lot at once. Please try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
    );
  };
}
