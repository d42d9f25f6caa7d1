import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Deps } from '../deps.ts';

/** How long a call may wait in all, in milliseconds: somebody may be looking, or nobody. */
const PATIENCE = { interactive: 5_000, background: 60_000 } as const;
type Patience = keyof typeof PATIENCE;

/**
 * Runs a call that may be repeated without harm: reading, or writing the same thing again. Backs off when Slack fails
 * or does not answer, within the patience given. Slack's limits are waited out before (`pace/`).
 * @throws the last error.
 */
export async function repeatable<T>(
  deps: Pick<Deps, 'pause'>,
  patience: Patience,
  call: () => Promise<T>,
): Promise<T> {
  let left: number = PATIENCE[patience];
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = mayPass(error) && attempt < 3 ? 500 * 2 ** attempt : undefined;
      if (wait === undefined || wait > left) throw error;
      left -= wait;
      await deps.pause(wait);
    }
  }
}

export type Posted<T> =
  | { kind: 'posted'; response: T }
  /** Slack refused: nothing was posted. */
  | { kind: 'refused'; error: WebAPIPlatformError }
  /** Slack wants no such call now: nothing was posted. */
  | { kind: 'limited'; error: WebAPIRateLimitedError }
  /** Slack did not say: it may have been posted. Look before posting again. */
  | { kind: 'unknown'; error: unknown };

/** Runs a call that must not be repeated blindly, because each success adds a message. */
export async function once<T>(call: () => Promise<T>): Promise<Posted<T>> {
  try {
    return { kind: 'posted', response: await call() };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { kind: 'refused', error };
    if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', error };
    return { kind: 'unknown', error };
  }
}

/** Slack's own word for what is wrong, such as `channel_not_found`; undefined for other errors. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

function mayPass(error: unknown): boolean {
  return error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;
}
