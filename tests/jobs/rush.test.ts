import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Deps } from '../../src/deps.ts';
import { postDue } from '../../src/jobs/post-due.ts';
import { createLog } from '../../src/log.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { asChannelId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { schedule } from '../chaos/world.ts';
import { slackModel } from '../pace/slack-model.ts';
import { virtualTime } from '../pace/virtual-time.ts';
import { library } from '../slack/app-stand.ts';
import { workAt } from '../store/work-at.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;
const WORKSPACES = 100;
const CHANNELS = 4;

test('more channels than one list holds are all posted to in their minute, at two instances, and none twice', async () => {
  const time = virtualTime(START);
  const slack = slackModel(time, () => 200);
  const store = await openStore(sqliteDialect(':memory:'));
  for (let index = 0; index < WORKSPACES; index += 1) {
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      const at = { workspace: asWorkspaceId(`T${index}`), channel: asChannelId(`C${channel}`) };
      await schedule(store, START, at);
    }
  }
  await time.until(time.pause(HOUR));
  const instances = [1, 2].map(() => anInstance());
  await time.until(Promise.all(instances.map(deps => postDue(deps))));

  const minute = time.now() - START - HOUR;
  const posts = slack.sent.filter(({ method }) => method === 'chat.postMessage');
  const places = posts.map(({ workspace, channel }) => `${workspace} ${channel}`);
  expect([posts.length, new Set(places).size]).toEqual([WORKSPACES * CHANNELS, WORKSPACES * CHANNELS]);
  expect(posts.filter(({ isLimited }) => isLimited)).toEqual([]);
  expect(minute).toBeLessThan(10_000);
  expect((await workAt(store, time.now())).post).toEqual([]);
  expect(await store.listUnfinished(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  await store.close();

  function anInstance(): Deps {
    const log = createLog('error', { write: () => {} });
    const stopping = new AbortController().signal;
    const pace = createPace({ meter: store, log, now: time.now, pause: time.pause, stopping });
    const few = { ...library.knowledge, questions: library.knowledge.questions.slice(0, 10) };
    return {
      store,
      library: () => ({ ...library, knowledge: few }),
      log,
      metrics: prometheusMetrics({ withProcess: false }),
      now: time.now,
      newId: randomUUID,
      pause: time.pause,
      stopping,
      pace,
      findInstallation: async workspace => ({
        workspace,
        teamId: workspace,
        enterpriseId: undefined,
        botUserId: 'U0APP',
        botId: 'B0APP',
        token: 'xoxb-1',
      }),
      clientFor: async workspace => aClient(workspace),
    };
  }

  /** As much of a client as posting needs. */
  function aClient(workspace: string): WebClient {
    const chat = {
      async postMessage({ channel }: { channel: string }) {
        await slack.call(workspace, 'chat.postMessage', channel);
        return { ok: true, ts: `${time.now() / 1_000}` };
      },
    };
    return { chat } as unknown as WebClient;
  }
}, 120_000);
