import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { asChannelId, asUserId, asWorkspaceId } from './quiz/ids.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { startSandbox } from './sandbox/server.ts';
import { postRound } from './slack/rounds/post-round.ts';

const TEAM = { id: 'T0LOCAL', name: 'Study Team' };
const STUDY = { id: 'C0STUDY', name: 'aif-study', topic: 'A question a day for AIF-C01', appIsMember: true };
const LEAD = { id: 'U0ANNA', name: 'anna', realName: 'Anna Berg', isAdmin: true, isOwner: true };

/** Starts a local workspace for people to try the app in, with the app installed as the manifest says. */
export function startLocalWorkspace(options: {
  port: number;
  manifestPath: string;
  now?: () => number;
}): Promise<Sandbox> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const manifest = Manifest.parse(parse(readFileSync(options.manifestPath, 'utf8')));
  return startSandbox({
    port: options.port,
    ...(options.now && { now: options.now }),
    team: TEAM,
    members: [
      { ...LEAD, tz: timeZone },
      { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor', tz: timeZone },
      { id: 'U0CHLOE', name: 'chloe', realName: 'Chloe Martin', tz: timeZone },
    ],
    channels: [STUDY, { id: 'C0GENERAL', name: 'general', topic: 'Everything else' }],
    app: {
      name: manifest.features.bot_user.display_name,
      commands: manifest.features.slash_commands.map(
        ({ command, description, usage_hint, should_escape }) => ({
          command,
          description,
          usageHint: usage_hint,
          shouldEscape: should_escape,
        }),
      ),
      scopes: manifest.oauth_config.scopes.bot,
      events: manifest.settings.event_subscriptions.bot_events,
    },
  });
}

/** Today's question is there when somebody opens the page. */
export async function seedLocalWorkspace(deps: Deps): Promise<void> {
  const workspace = asWorkspaceId(TEAM.id);
  const channel = asChannelId(STUDY.id);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await deps.store.rememberChannel({
    workspace,
    id: channel,
    name: STUDY.name,
    status: 'active',
    now: deps.now(),
  });
  await deps.store.setTimeZone(workspace, channel, timeZone);
  await deps.store.addManager(workspace, asUserId(LEAD.id), asUserId(LEAD.id), deps.now());
  await postRound(deps, {
    workspace,
    channel,
    timeZone,
    cause: { kind: 'request', request: 'first question' },
  });
}

/** The parts of the manifest that a workspace acts on. */
const Manifest = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string(),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});
