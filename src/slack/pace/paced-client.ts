import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import type { WorkspaceId } from '../../quiz/ids.ts';
import type { Pace, Urgency } from './pace.ts';

/** A Slack client whose every call waits for its turn. */
export class PacedClient extends WebClient {
  readonly #pace: Pace;
  readonly #workspace: WorkspaceId;
  readonly #urgency: Urgency;

  constructor(
    token: string,
    options: WebClientOptions,
    { pace, workspace, urgency }: { pace: Pace; workspace: WorkspaceId; urgency: Urgency },
  ) {
    super(token, options);
    this.#pace = pace;
    this.#workspace = workspace;
    this.#urgency = urgency;
  }

  /** Every method of the client comes through here. */
  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const turn = {
      workspace: this.#workspace,
      method,
      urgency: this.#urgency,
      ...(typeof options.channel === 'string' && { channel: options.channel }),
    };
    return this.#pace.run(turn, () => super.apiCall(method, options));
  }
}
