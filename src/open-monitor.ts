import type { Closing } from './closing.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { type FrontDoor, openFrontDoor } from './monitor/front-door.ts';
import type { SlackOutcome } from './monitor/metrics.ts';
import { pages } from './monitor/pages.ts';
import { type PrometheusMetrics, prometheusMetrics } from './monitor/prometheus.ts';
import { readiness as createReadiness, type Readiness } from './monitor/readiness.ts';
import { watch as createWatch, type Probes } from './monitor/watch.ts';

const LOOK_EVERY_MS = 2_000;

/** Slack asks for a new connection now and then; one that stays away longer than this is worth a word. */
const DISCONNECTED_AFTER_MS = 15_000;

/** What the operator can watch, from the first moment of the process on. */
export interface Monitor {
  metrics: PrometheusMetrics;
  readiness: Readiness;
  /** Where Slack's requests come in; without HTTP nothing comes in. */
  door: Pick<FrontDoor, 'passTo' | 'close'>;
  onCall: (method: string, outcome: SlackOutcome, milliseconds: number) => void;
  onConnected: (isConnected: boolean) => void;
  /** The start is over: from now on the app's surroundings are looked after. */
  watch: (probes: Probes) => void;
}

/** @throws when a port is taken. */
export async function openMonitor(config: Config, closing: Closing, log: Log): Promise<Monitor> {
  const metrics = prometheusMetrics({ withProcess: true });
  const readiness = createReadiness((part, trouble, isReady) => {
    metrics.ready(isReady);
    if (part === 'start' || part === 'stop') return;
    if (trouble) log.warn({ part, trouble }, 'not ready');
    else log.info({ part }, 'well again');
  });
  closing.stopping.addEventListener('abort', () => readiness.note('stop', 'the app is stopping'));

  async function open(port: number, shown: PrometheusMetrics | undefined): Promise<FrontDoor> {
    const door = await openFrontDoor(port, pages(readiness, shown));
    closing.onStop(door.close);
    log.info({ port: door.port, metrics: shown !== undefined }, 'listening');
    return door;
  }
  const own = config.monitorPort === undefined ? undefined : await open(config.monitorPort, metrics);
  // The public port shows what is counted only when there is no other place for it.
  const slackDoor =
    config.slack.kind === 'http' ? await open(config.port, own ? undefined : metrics) : undefined;

  let doubtSlack = (): void => {};
  let disconnected: NodeJS.Timeout | undefined;
  return {
    metrics,
    readiness,
    door: { passTo: listener => slackDoor?.passTo(listener), close: async () => slackDoor?.close() },
    onCall(method, outcome, milliseconds) {
      metrics.slackCall(method, outcome, milliseconds);
      if (outcome === 'failed') doubtSlack();
    },
    onConnected(isConnected) {
      clearTimeout(disconnected);
      if (isConnected) readiness.note('websocket', undefined);
      else {
        disconnected = setTimeout(
          () => readiness.note('websocket', 'there is no connection to Slack; trying again'),
          DISCONNECTED_AFTER_MS,
        ).unref();
      }
    },
    watch(probes) {
      let wasOff = false;
      const watch = createWatch(readiness, probes, {
        now: Date.now,
        onClock({ aheadMs, isOff }) {
          metrics.clockAhead(aheadMs);
          if (isOff && !wasOff) log.warn({ aheadMs }, "this machine's clock differs from the database's");
          wasOff = isOff;
        },
      });
      doubtSlack = watch.doubtSlack;
      readiness.note('start', undefined);
      void watch.look();
      const timer = setInterval(() => void watch.look(), LOOK_EVERY_MS);
      closing.onStop(() => clearInterval(timer));
    },
  };
}
