import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { type Stand, stand } from './bolt-app.ts';
import { callApi } from './call-api.ts';

let current: Stand;
let heard: JsonObject[];
let bodies: JsonObject[];
beforeEach(async () => {
  heard = [];
  bodies = [];
  current = await stand(
    app => {
      app.use(async ({ body, next }) => {
        bodies.push({ ...body });
        await next();
      });
      app.event(/.*/, async ({ event }) => void heard.push({ ...event }));
    },
    {
      channels: [
        { id: 'C1', name: 'study', appIsMember: true, isExtShared: true },
        { id: 'C2', name: 'elsewhere' },
        { id: 'C3', name: 'secret', isPrivate: true, appIsMember: true },
      ],
    },
  );
});
afterEach(() => current.close());

async function eventsOf(run: () => unknown): Promise<JsonObject[]> {
  heard.length = 0;
  await run();
  await current.sandbox.settled();
  return heard;
}

test('a mention in a channel of the app', async () => {
  const anna = current.sandbox.as('anna');
  expect(await eventsOf(() => anna.mention('study', 'what is RAG?'))).toMatchObject([
    {
      type: 'app_mention',
      user: 'U0ANNA',
      channel: 'C1',
      text: '<@U0APP> what is RAG?',
      ts: expect.any(String),
    },
  ]);
  expect(await eventsOf(() => anna.mention('elsewhere', 'hello?'))).toEqual([]);
  expect(await eventsOf(() => anna.say('study', 'no mention'))).toEqual([]);
});

test('a message in the direct conversation, but not the own answers of the app', async () => {
  const anna = current.sandbox.as('anna');
  const first = await eventsOf(() => anna.say('app', 'hello'));
  expect(first).toMatchObject([{ type: 'message', channel_type: 'im', channel: 'D0ANNA', text: 'hello' }]);
  // Slack sends those too; Bolt recognises its own.
  const answer = { channel: 'D0ANNA', text: 'hi' };
  expect(await eventsOf(() => callApi(current.sandbox, 'chat.postMessage', answer))).toEqual([]);
});

test('the frame of an event', async () => {
  await eventsOf(() => current.sandbox.as('anna').mention('study', 'hi'));
  expect(bodies.at(-1)).toMatchObject({
    type: 'event_callback',
    team_id: 'T0LOCAL',
    api_app_id: 'A0APP',
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    is_ext_shared_channel: true,
    authorizations: [{ team_id: 'T0LOCAL', user_id: 'U0APP', is_bot: true, is_enterprise_install: false }],
  });
});

test.each<[string, (admin: Stand['sandbox']['admin'], sandbox: Stand['sandbox']) => void, JsonObject[]]>([
  [
    'someone joins',
    (_, { as }) => {
      as('ben').leave('study');
      as('ben').join('study');
    },
    [
      { type: 'member_left_channel', user: 'U0BEN', channel: 'C1' },
      { type: 'member_joined_channel', user: 'U0BEN', channel: 'C1', channel_type: 'C' },
    ],
  ],
  ['someone joins where the app is not', (_, { as }) => as('ben').leave('elsewhere'), []],
  [
    'the app is invited',
    admin => admin.addApp('elsewhere', 'anna'),
    [{ type: 'member_joined_channel', user: 'U0APP', channel: 'C2', inviter: 'U0ANNA' }],
  ],
  [
    'the app is removed',
    admin => admin.removeApp('study'),
    [{ type: 'member_left_channel', user: 'U0APP', channel: 'C1' }],
  ],
  [
    'a channel is archived and brought back',
    admin => {
      admin.archive('study');
      admin.unarchive('study');
    },
    [
      { type: 'channel_archive', channel: 'C1', user: 'U0ANNA' },
      { type: 'channel_unarchive', channel: 'C1' },
    ],
  ],
  [
    'a private channel is archived',
    admin => admin.archive('secret'),
    [{ type: 'group_archive', channel: 'C3' }],
  ],
  [
    'a channel is renamed',
    admin => admin.rename('study', 'exam'),
    [{ type: 'channel_rename', channel: { id: 'C1', name: 'exam' } }],
  ],
  [
    'a channel gets another id',
    admin => admin.changeChannelId('study', 'G1'),
    [{ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'G1' }],
  ],
  [
    'a member moves',
    admin => admin.changeMember('ben', { tz: 'Asia/Tokyo' }),
    [{ type: 'user_change', user: { id: 'U0BEN', tz: 'Asia/Tokyo', tz_offset: 32_400 } }],
  ],
  [
    'the app is removed from the workspace',
    admin => admin.uninstall(),
    [{ type: 'tokens_revoked', tokens: { bot: ['U0APP'] } }, { type: 'app_uninstalled' }],
  ],
])('%s', async (_, run, expected) => {
  const events = await eventsOf(() => run(current.sandbox.admin, current.sandbox));
  const byType = (a: JsonObject, b: JsonObject) => String(a.type).localeCompare(String(b.type));
  expect(events.toSorted(byType)).toMatchObject(expected.toSorted(byType));
  expect(events).toHaveLength(expected.length);
});

test('no event comes without its scope', async () => {
  const { sandbox } = current;
  sandbox.admin.revoke('app_mentions:read', 'users:read');
  const events = await eventsOf(async () => {
    await sandbox.as('anna').mention('study', 'hi');
    sandbox.admin.changeMember('ben', { realName: 'Benjamin' });
  });
  expect(events).toEqual([]);
});
