import type { Installation as Installed } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Installation } from '../../src/store/installations.ts';
import { DATABASES, makeDatabase } from './databases.ts';

const bot = {
  id: 'B1',
  userId: 'UBOT',
  scopes: ['commands', 'chat:write'],
  token: 'xoxe.xoxb-1-token',
  refreshToken: 'xoxe-1-refresh',
  expiresAt: 1_764_043_200,
};

/** What Slack's SDK hands over when somebody installs the app through OAuth, with a token that rotates. */
const installed: Installed<'v2', true> = {
  team: undefined,
  enterprise: { id: 'E1', name: 'Big Company' },
  isEnterpriseInstall: true,
  user: { id: 'U1', token: undefined, scopes: undefined },
  appId: 'A1',
  authVersion: 'v2',
  tokenType: 'bot',
  bot,
};

function asOurs({ bot, enterprise, user }: Installed<'v2', true>): Installation {
  if (!bot) throw new Error('no bot');
  return {
    workspace: asWorkspaceId(enterprise.id),
    teamId: enterprise.id,
    enterpriseId: enterprise.id,
    botUserId: bot.userId,
    botId: bot.id,
    token: bot.token,
    grant: {
      scopes: bot.scopes.join(','),
      refreshToken: bot.refreshToken,
      expiresAt: bot.expiresAt === undefined ? undefined : bot.expiresAt * 1_000,
      installedBy: user.id,
    },
  };
}

describe.each(DATABASES)('installations on %s', kind => {
  test('hold all that OAuth brings, beside a token from the environment, and take a rotated token', async () => {
    const database = await makeDatabase(kind);
    const store = await database.open();
    const ours = asOurs(installed);
    const own: Installation = { ...ours, workspace: asWorkspaceId('T1'), teamId: 'T1', token: 'xoxb-own' };
    delete own.grant;
    await store.saveInstallation(ours, 1);
    await store.saveInstallation(own, 1);
    expect(await store.findInstallation(ours.workspace)).toEqual(ours);
    expect(await store.findInstallation(own.workspace)).toEqual(own);

    const next = { ...bot, token: 'xoxe.xoxb-2', refreshToken: 'xoxe-2', expiresAt: 1_764_086_400 };
    const rotated = asOurs({ ...installed, bot: next });
    await store.saveInstallation(rotated, 2);
    expect(await store.findInstallation(ours.workspace)).toEqual(rotated);

    await store.markUninstalled(ours.workspace, 3);
    expect(await store.findInstallation(ours.workspace)).toBeUndefined();
    expect(await database.dump()).not.toMatch(/xoxe/);
    expect(await store.findInstallation(own.workspace)).toEqual(own);
    await database.remove();
  });
});
