import { createLog } from '../../src/log.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import { createPace, type Turn } from '../../src/slack/pace/pace.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { slackModel } from './slack-model.ts';
import { virtualTime } from './virtual-time.ts';

export interface RushFigures {
  posted: number;
  limited: number;
  /** Seconds of virtual time, from the minute in which everything is due. */
  lastFirst: number;
  last: number;
  /** Longest wait of a call that somebody waits for before it was sent, in ms. */
  longestInteractiveWait: number;
  interactive: number;
}

/**
 * Many channels of many workspaces are due in the same minute, at several instances with one meter, while people go on
 * pressing and typing. The real queue and the real meter; only the clock and Slack are models.
 */
export async function rush(size: {
  workspaces: number;
  channels: number;
  instances: number;
  interactive: number;
}): Promise<RushFigures> {
  const start = Date.parse('2026-11-23T08:00:00Z');
  const time = virtualTime(start);
  // From 100 to 300 ms, the same in every run.
  let calls = 0;
  const slack = slackModel(time, () => 100 + ((calls++ * 37) % 200));
  const store = await openStore(sqliteDialect(':memory:'));
  const paces = Array.from({ length: size.instances }, () =>
    createPace({
      meter: store,
      log: createLog('error', { write: () => {} }),
      now: time.now,
      pause: time.pause,
      stopping: new AbortController().signal,
    }),
  );
  const run = (instance: number, turn: Turn, asked = time.now()): Promise<number> => {
    let waited = 0;
    const pace = paces[instance % paces.length];
    if (!pace) throw new Error('no instance');
    return pace
      .run(turn, () => {
        waited = time.now() - asked;
        return slack.call(turn.workspace, turn.method, turn.channel);
      })
      .then(() => waited);
  };
  const posts: Promise<number>[] = [];
  // Asked for in the worst order: everything of one workspace before anything of the next.
  for (let index = 0; index < size.workspaces; index += 1) {
    for (let channel = 0; channel < size.channels; channel += 1) {
      const workspace = asWorkspaceId(`T${index}`);
      const turn = { workspace, method: 'chat.postMessage', channel: `C${channel}`, urgency: 'due' } as const;
      posts.push(run(channel, turn));
    }
  }
  const people = Array.from({ length: size.interactive }, async (_, index) => {
    await time.pause((index * 97) % 20_000);
    const workspace = asWorkspaceId(`T${index % size.workspaces}`);
    const method = index % 2 === 0 ? 'views.open' : 'users.info';
    return run(index, { workspace, method, urgency: 'interactive' });
  });
  await time.until(Promise.all(posts));
  const interactiveWaits = await time.until(Promise.all(people));
  await store.close();

  const messages = slack.sent.filter(({ method }) => method === 'chat.postMessage');
  const firsts = new Map<string, number>();
  for (const { workspace, at, isLimited } of messages) {
    if (!isLimited && !firsts.has(workspace)) firsts.set(workspace, at);
  }
  return {
    posted: messages.filter(({ isLimited }) => !isLimited).length,
    limited: slack.sent.filter(({ isLimited }) => isLimited).length,
    lastFirst: (Math.max(...firsts.values()) - start) / 1_000,
    last: (Math.max(...messages.map(({ at }) => at)) - start) / 1_000,
    longestInteractiveWait: Math.max(0, ...interactiveWaits),
    interactive: interactiveWaits.length,
  };
}
