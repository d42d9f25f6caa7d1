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
 * Runs a call that may be repeated without harm: reading, or writing the same thing again. Waits as long as Slack
 * asks when it limits the rate, and backs off when it fails or does not answer, within the patience given.
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
      const wait = waitFor(error, attempt);
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
  /** Slack did not say: it may have been posted. Look before posting again. */
  | { kind: 'unknown'; error: unknown };

/**
 * Runs a call that must not be repeated blindly, because each success adds a message. A limited rate means that
 * nothing was posted, so that is waited out; any other failure without Slack's own word is `unknown`.
 */
export async function once<T>(deps: Pick<Deps, 'pause'>, call: () => Promise<T>): Promise<Posted<T>> {
  let left: number = PATIENCE.interactive * 2;
  for (;;) {
    try {
      return { kind: 'posted', response: await call() };
    } catch (error) {
      if (error instanceof WebAPIPlatformError) return { kind: 'refused', error };
      if (!(error instanceof WebAPIRateLimitedError)) return { kind: 'unknown', error };
      const wait = error.retryAfter * 1_000;
      if (wait > left) return { kind: 'unknown', error };
      left -= wait;
      await deps.pause(wait);
    }
  }
}

/** Slack's own word for what is wrong, such as `channel_not_found`; undefined for other errors. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** Milliseconds to wait before trying again; undefined when that would not help. */
function waitFor(error: unknown, attempt: number): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
  const mayPass = error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;
  return mayPass && attempt < 3 ? 500 * 2 ** attempt : undefined;
}
