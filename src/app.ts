import { App, type AppOptions, type Authorize, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Deps } from './deps.ts';
import { underReference } from './log.ts';
import type { RequestKind } from './monitor/metrics.ts';
import { asWorkspaceId } from './quiz/ids.ts';
import { answererAt } from './slack/answer-later.ts';
import { boltLog } from './slack/bolt-log.ts';
import { clientOptions, type SlackAccess, sendingTo } from './slack/clients.ts';
import { newReference } from './slack/errors-said.ts';
import { inFlight } from './slack/in-flight.ts';
import { registerListeners } from './slack/router.ts';
import { seenRequests } from './slack/seen-requests.ts';

export interface SlackApp {
  bolt: App;
  /** Takes no more requests and resolves when those that were taken are answered. */
  stop(): Promise<void>;
}

/** The app with all its listeners, connected to nothing yet: `bolt.start()` opens the receiver. */
export function createApp(
  deps: Deps,
  options: { receiver: Receiver; access: SlackAccess; mostAtOnce?: number },
): SlackApp {
  const work = inFlight();
  const bolt = new TimedApp(deps, options.mostAtOnce ?? MOST_AT_ONCE, {
    receiver: options.receiver,
    authorize: authorizeFrom(deps),
    clientOptions: clientOptions(options.access),
    logger: boltLog(deps.log),
    convoStore: false,
  });
  const isNew = seenRequests(deps);
  bolt.use(async ({ body, next }) => {
    // Slack sends an event again when it did not hear our acknowledgement; then the work is done already.
    if ('event_id' in body && !(await isNew(`event ${body.event_id}`))) return;
    await work.track(next());
  });
  registerListeners(bolt, deps, { work, answerAt: answererAt(sendingTo(options.access)) });
  bolt.error(async error => {
    deps.log.error({ err: error }, 'listener failed');
    // Rethrown, so that Slack is told at once instead of waiting for an answer that never comes.
    throw error;
  });
  return {
    bolt,
    async stop() {
      await bolt.stop();
      await work.settled();
    },
  };
}

/** Requests whose work may go on at the same time, acknowledged or not. What comes beyond is refused. */
const MOST_AT_ONCE = 2_000;

/** Gives every request a reference for the log, and measures how soon it is acknowledged. */
class TimedApp extends App {
  readonly #deps: Deps;
  readonly #mostAtOnce: number;
  #running = 0;

  constructor(deps: Deps, mostAtOnce: number, options: AppOptions) {
    super(options);
    this.#deps = deps;
    this.#mostAtOnce = mostAtOnce;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    const { metrics, log } = this.#deps;
    if (this.#running >= this.#mostAtOnce) {
      metrics.refused('too-many');
      // Not acknowledged: over HTTP Slack hears it at once, and events come again.
      return Promise.reject(new Error('too many requests at once'));
    }
    this.#running += 1;
    const began = performance.now();
    const kind = kindOf(event.body);
    const ack: ReceiverEvent['ack'] = async response => {
      await event.ack(response);
      metrics.acked(kind, performance.now() - began);
    };
    return underReference(newReference(this.#deps), async () => {
      try {
        await super.processEvent({ ...event, ack });
        log.info({ kind, ms: Math.round(performance.now() - began) }, 'request handled');
      } finally {
        this.#running -= 1;
      }
    });
  }
}

function kindOf({ command, event_id, type }: ReceiverEvent['body']): RequestKind {
  if (command !== undefined) return 'command';
  if (event_id !== undefined) return 'event';
  return type === 'view_submission' ? 'form' : 'button';
}

/** Bolt asks for the token of the workspace that a request comes from. */
function authorizeFrom(deps: Deps): Authorize<boolean> {
  return async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const workspace = asWorkspaceId((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
    const installation = await deps.findInstallation(workspace);
    if (!installation) throw new Error(`not installed in workspace ${workspace}`);
    return {
      botToken: installation.token,
      botId: installation.botId,
      botUserId: installation.botUserId,
      teamId: installation.teamId,
    };
  };
}
