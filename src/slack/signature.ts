import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Guards } from './guard-requests.ts';

/**
 * Slack's rule: the SHA-256 HMAC of `v0:STAMP:BODY` under the app's signing secret. Every request is checked, so it
 * must be cheap; comparing takes the same time whatever was sent.
 */
export function signatureCheck(signingSecret: string): Guards['isSigned'] {
  const key = createSecretKey(signingSecret, 'utf8');
  return ({ stamp, signature }, body) => {
    const digest = createHmac('sha256', key).update(`v0:${stamp}:${body}`).digest('hex');
    const [expected, given] = [Buffer.from(`v0=${digest}`), Buffer.from(signature)];
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}
