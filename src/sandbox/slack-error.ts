import type { JsonObject } from './json.ts';

/** A refusal in Slack's own words: `code` becomes `error` in the answer, `details` are merged beside it. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.details = details;
  }
}
