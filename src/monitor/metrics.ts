/**
 * What the app counts while it works; `/metrics` shows it. Each call is one addition in memory. No label holds an id,
 * a name or a text, so that the number of series is bounded by the code.
 */
export interface Metrics {
  /**
   * What became of a slot or a round. A `late` round (a minute or more after its slot) is counted as `posted` too, and
   * so is a `repaired` one: claimed, lost in a crash or a silence of Slack's, and found or posted by the rescue.
   */
  round(outcome: RoundOutcome): void;
  answer(outcome: 'recorded' | 'repeated' | 'too-late'): void;
  /** A question put to the guide. */
  question(outcome: 'answer' | 'choices' | 'none'): void;
  /** From the arrival of a request of Slack's to its acknowledgement. */
  acked(kind: RequestKind, milliseconds: number): void;
  /** A request that was turned away before anything ran. */
  refused(reason: RefusalReason): void;
  /** `method` as Slack names it, or `response_url`. */
  slackCall(method: string, outcome: SlackOutcome, milliseconds: number): void;
  job(name: string, outcome: 'done' | 'failed', milliseconds: number): void;
}

export type RoundOutcome =
  | 'posted'
  | 'late'
  | 'repaired'
  | 'skipped'
  | 'refused'
  | 'unconfirmed'
  | 'withdrawn'
  | 'closed';
export type RequestKind = 'command' | 'button' | 'form' | 'event';
export type RefusalReason = 'unsigned' | 'stale' | 'replayed' | 'malformed' | 'too-large' | 'too-many';
/** `limited` is Slack's 429; `failed`, no answer or an error of Slack's servers. */
export type SlackOutcome = 'answered' | 'limited' | 'failed';
