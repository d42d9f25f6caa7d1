// Delivery by signed POST requests to one address, as for an app with a public URL.
import { createHmac } from 'node:crypto';
import { parseJson } from '../json.ts';
import type { Timers } from '../timers.ts';
import type { Attempt, Delivery, Receipt, Transport } from './delivery.ts';

export function createHttpTransport(given: {
  url: string;
  signingSecret: string;
  timers: Timers;
  ackMs: number;
}): Transport {
  const { url, signingSecret, timers, ackMs } = given;
  const underWay = new Set<AbortController>();
  return {
    async send(delivery, attempt) {
      const controller = new AbortController();
      underWay.add(controller);
      const cancel = timers.after(ackMs, () => controller.abort('late'));
      try {
        const { body, contentType } = encode(delivery);
        const response = await fetch(url, {
          method: 'POST',
          // Bytes, so that nothing appends a character set: receivers compare the type exactly.
          body: Buffer.from(body),
          headers: {
            'content-type': contentType,
            ...signatureHeaders(signingSecret, body, Math.floor(Date.now() / 1000)),
            ...retryHeaders(attempt),
          },
          signal: controller.signal,
        });
        const text = await response.text();
        if (response.status !== 200) return { kind: 'refused', status: response.status };
        return { kind: 'acked', body: text === '' ? undefined : (parseJson(text) ?? text) };
      } catch {
        return controller.signal.reason === 'late'
          ? { kind: 'late' }
          : ({ kind: 'unreachable' } satisfies Receipt);
      } finally {
        cancel();
        underWay.delete(controller);
      }
    },
    close() {
      for (const controller of underWay) controller.abort('closed');
    },
  };
}

/** The machine's time, not the workspace's: receivers refuse what is older than five minutes by their own clock. */
export function signatureHeaders(secret: string, body: string, seconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

function encode(delivery: Delivery): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (delivery.kind) {
    case 'event':
      return { body: JSON.stringify(delivery.payload), contentType: 'application/json' };
    case 'interaction':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString(),
        contentType: form,
      };
    case 'command': {
      const fields = Object.entries(delivery.payload).map(([key, value]) => [key, String(value)]);
      return { body: new URLSearchParams(fields).toString(), contentType: form };
    }
  }
}

function retryHeaders({ number, reason }: Attempt): Record<string, string> {
  if (number === 0) return {};
  return {
    'x-slack-retry-num': String(number),
    'x-slack-retry-reason': reason === 'timeout' ? 'http_timeout' : (reason ?? 'http_error'),
  };
}
