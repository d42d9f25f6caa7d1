import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postDue } from '../../src/jobs/post-due.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { asUserId } from '../../src/quiz/ids.ts';
import type { Schedule } from '../../src/quiz/schedule.ts';
import { type AppStand, START, standUp, study, workspace } from '../slack/app-stand.ts';

describe('the counters', () => {
  test.each<[string, (metrics: ReturnType<typeof prometheusMetrics>) => void, string]>([
    ['a posted round', metrics => metrics.round('posted'), 'aif_rounds_total{outcome="posted"} 1'],
    ['an answer', metrics => metrics.answer('recorded'), 'aif_answers_total{outcome="recorded"} 1'],
    ['a refused question', metrics => metrics.question('none'), 'aif_questions_total{outcome="none"} 1'],
    [
      'an acknowledgement',
      metrics => metrics.acked('button', 40),
      'aif_ack_seconds_bucket{le="0.05",kind="button"} 1',
    ],
    ['a replay', metrics => metrics.refused('replayed'), 'aif_requests_refused_total{reason="replayed"} 1'],
    [
      'a limited call',
      metrics => metrics.slackCall('chat.postMessage', 'limited', 30),
      'aif_slack_calls_total{method="chat.postMessage",outcome="limited"} 1',
    ],
    [
      'a failed job',
      metrics => metrics.job('post', 'failed', 9),
      'aif_job_runs_total{job="post",outcome="failed"} 1',
    ],
    ['readiness', metrics => metrics.ready(true), 'aif_ready 1'],
    ['a clock', metrics => metrics.clockAhead(-1_500), 'aif_clock_ahead_seconds -1.5'],
  ])('show %s', async (_what, count, line) => {
    const metrics = prometheusMetrics({ withProcess: false });
    count(metrics);
    expect((await metrics.text()).split('\n')).toContain(line);
  });

  test('of two instances in one process are apart', async () => {
    const [one, other] = [
      prometheusMetrics({ withProcess: false }),
      prometheusMetrics({ withProcess: false }),
    ];
    one.round('posted');
    expect(await other.text()).not.toContain('outcome="posted"');
  });
});

describe('what the operator is told to watch', () => {
  test.each(['README.md', '.github/grafana-dashboard.json'])('in %s is counted', async file => {
    const text = await prometheusMetrics({ withProcess: true }).text();
    const there = [...text.matchAll(/^# TYPE (\S+)/gm)].map(match => match[1]);
    const named = readFileSync(file, 'utf8').match(/\b(?:aif|nodejs|process)_[a-z0-9_]+/g) ?? [];
    const watched = named.map(name => name.replace(/_(bucket|count|sum)$/, ''));
    expect(watched.length).toBeGreaterThan(8);
    expect([...new Set(watched)].filter(name => !there.includes(name))).toEqual([]);
  });
});

describe('the app counts', () => {
  let stand: AppStand;
  beforeAll(async () => {
    stand = await standUp();
  });
  afterAll(() => stand.close());

  test('what a person does, with the calls to Slack that it took', async () => {
    const { anna, ben, metrics, sandbox, sees } = stand;
    await anna.command('aif-study', '/aif ask what is Model Monitor');
    await anna.command('aif-study', '/aif post');
    const question = await sandbox.until(() => ben.messages('aif-study').find(({ ephemeral }) => !ephemeral));
    await ben.click(question, { actionId: 'answer:0' });
    await ben.click(question, { actionId: 'answer:1' });
    await sees(ben, 'the first answer counts');
    const lines = (await metrics.text()).split('\n');
    expect(lines).toContain('aif_questions_total{outcome="answer"} 1');
    expect(lines).toContain('aif_answers_total{outcome="recorded"} 1');
    expect(lines).toContain('aif_answers_total{outcome="repeated"} 1');
    expect(lines).toContain('aif_slack_calls_total{method="chat.postMessage",outcome="answered"} 1');
    expect(lines).toContain('aif_ack_seconds_count{kind="command"} 2');
    expect(lines.filter(line => /^aif_slack_calls_total\{method="response_url"/.test(line))).toHaveLength(1);
  });

  test('slots that came too late, and a round that was posted late', async () => {
    const { deps, metrics, sandbox } = stand;
    const schedule: Schedule = {
      days: [1, 2, 3, 4, 5, 6, 7],
      postAt: '09:00',
      timeZone: 'Europe/Berlin',
      closeAt: undefined,
      paused: false,
      pausedUntil: undefined,
      skippedDays: [],
    };
    const nextSlot = START - 2 * 24 * 60 * 60_000;
    const kept = { workspace, channel: study, schedule, reminds: false, nextSlot, revision: 0 };
    await deps.store.saveSchedule(kept, asUserId('U0ANNA'), deps.now());
    await sandbox.advanceClock(5 * 60_000);
    await postDue(deps);
    const lines = (await metrics.text()).split('\n');
    expect(lines).toContain('aif_rounds_total{outcome="skipped"} 2');
    expect(lines).toContain('aif_rounds_total{outcome="late"} 1');
    expect(lines).toContain('aif_rounds_total{outcome="posted"} 2');
    expect(lines).toContain('aif_rounds_total{outcome="closed"} 1');
  });
});
