import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { Metrics } from './metrics.ts';

export interface PrometheusMetrics extends Metrics {
  /** 1 while the app can do its work. */
  ready(isReady: boolean): void;
  /** How far the clock of this machine is ahead of the database's; negative when it is behind. */
  clockAhead(milliseconds: number): void;
  /** Everything counted so far, in the text format that Prometheus reads. */
  text(): Promise<string>;
  contentType: string;
}

/** Slack waits three seconds for an acknowledgement. */
const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.01, 0.1, 1, 5, 15, 30, 60];

/** Counters of this instance, each with its own registry. `withProcess` adds memory, CPU and the event loop. */
export function prometheusMetrics({ withProcess }: { withProcess: boolean }): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers });

  const rounds = counter('aif_rounds_total', 'Slots and rounds by what became of them', ['outcome']);
  const answers = counter('aif_answers_total', 'Answers given to rounds', ['outcome']);
  const questions = counter('aif_questions_total', 'Questions put to the guide', ['outcome']);
  const acks = histogram('aif_ack_seconds', 'From a request to its acknowledgement', ['kind'], ACK_SECONDS);
  const refusals = counter('aif_requests_refused_total', 'Requests turned away', ['reason']);
  const calls = counter('aif_slack_calls_total', 'Calls to Slack', ['method', 'outcome']);
  const callTimes = histogram('aif_slack_call_seconds', 'How long Slack took', ['method'], CALL_SECONDS);
  const jobs = counter('aif_job_runs_total', 'Runs of what the clock starts', ['job', 'outcome']);
  const jobTimes = histogram('aif_job_seconds', 'How long a job took', ['job'], JOB_SECONDS);
  const ready = new Gauge({ name: 'aif_ready', help: '1 while the app can do its work', registers });
  const clock = new Gauge({
    name: 'aif_clock_ahead_seconds',
    help: "How far this machine's clock is ahead of the database's",
    registers,
  });

  return {
    round: outcome => rounds.inc({ outcome }),
    answer: outcome => answers.inc({ outcome }),
    question: outcome => questions.inc({ outcome }),
    acked: (kind, milliseconds) => acks.observe({ kind }, milliseconds / 1_000),
    refused: reason => refusals.inc({ reason }),
    slackCall(method, outcome, milliseconds) {
      calls.inc({ method, outcome });
      callTimes.observe({ method }, milliseconds / 1_000);
    },
    job(name, outcome, milliseconds) {
      jobs.inc({ job: name, outcome });
      jobTimes.observe({ job: name }, milliseconds / 1_000);
    },
    ready: isReady => ready.set(isReady ? 1 : 0),
    clockAhead: milliseconds => clock.set(milliseconds / 1_000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
