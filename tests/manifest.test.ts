import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const manifest: unknown = parse(readFileSync('manifest.yml', 'utf8'));

/** The parts of Slack's manifest schema, version 2, that this app uses, with its limits; nothing else may stand in it. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().max(32).startsWith('/'),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** The scope that each Web API method of this app needs. */
const METHOD_SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'files.delete': ['files:write'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** The scope that each event needs, where it needs one of its own. */
const EVENT_SCOPES: Record<string, string[]> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_id_changed: ['channels:read'],
  member_joined_channel: ['channels:read'],
  member_left_channel: ['channels:read'],
  user_change: ['users:read'],
};

const code = sources('src/slack')
  .concat(sources('src/jobs'), readFileSync('src/connect.ts', 'utf8'))
  .join('\n');

describe('the manifest', () => {
  const { settings, oauth_config, features } = Manifest.parse(manifest);
  const events = settings.event_subscriptions.bot_events;

  test('is one that Slack takes', () => {
    expect(Manifest.safeParse(manifest).error).toBeUndefined();
  });

  test('names the command that the code listens to', () => {
    const listened = [...code.matchAll(/app\.command\('([^']+)'/g)].map(match => match[1]);
    expect(features.slash_commands.map(({ command }) => command)).toEqual(listened);
  });

  test('subscribes to the events that the code handles, no more and no less', () => {
    const handled = [...code.matchAll(/app\.event\('([^']+)'/g)].map(match => match[1] ?? '');
    expect(events.toSorted()).toEqual(
      handled.map(name => (name === 'message' ? 'message.im' : name)).toSorted(),
    );
  });

  test('asks for the scopes that the code uses, no more and no less', () => {
    const methods = [...code.matchAll(/client\)?\.([a-z]+)\.([a-zA-Z]+)\(/g)].map(
      match => `${match[1]}.${match[2]}`,
    );
    const used = [...new Set(methods), ...(code.includes(').views.open(') ? ['views.open'] : [])];
    expect(used.filter(method => !(method in METHOD_SCOPES))).toEqual([]);
    const needed = new Set([
      'commands',
      ...used.flatMap(method => METHOD_SCOPES[method] ?? []),
      ...events.flatMap(event => EVENT_SCOPES[event] ?? []),
    ]);
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  test('keeps its lists sorted', () => {
    expect(events).toEqual(events.toSorted());
    expect(oauth_config.scopes.bot).toEqual(oauth_config.scopes.bot.toSorted());
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
