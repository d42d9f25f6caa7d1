import { WebClient } from '@slack/web-api';
import { StartError } from './errors.ts';
import type { Readiness } from './monitor/readiness.ts';
import { asWorkspaceId } from './quiz/ids.ts';
import { slackErrorCode } from './slack/call.ts';
import { clientOptions, type SlackAccess } from './slack/clients.ts';
import type { Installation } from './store/installations.ts';

/** What the operator reads while Slack is away. */
const SILENT = 'Slack does not answer. Check the network, and https://slack-status.com';

/** Slack's words for a token that no waiting will make right. */
const BAD_TOKEN = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
];

/**
 * Asks Slack whose token it is. While Slack cannot be reached it tries again, more and more slowly.
 * @throws StartError when Slack refuses the token.
 */
export async function identifyInstallation(
  token: string,
  access: SlackAccess,
  { pause, readiness }: { pause: (milliseconds: number) => Promise<void>; readiness: Readiness },
): Promise<Installation> {
  const client = new WebClient(token, clientOptions(access));
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      const {
        team_id: teamId,
        enterprise_id: enterpriseId,
        is_enterprise_install,
        user_id,
        bot_id,
      } = await client.auth.test();
      if (!teamId || !user_id || !bot_id) {
        throw new StartError(['SLACK_BOT_TOKEN does not belong to a bot: use the Bot User OAuth Token']);
      }
      readiness.note('slack', undefined);
      const workspace = is_enterprise_install && enterpriseId ? enterpriseId : teamId;
      return {
        workspace: asWorkspaceId(workspace),
        teamId,
        enterpriseId,
        botUserId: user_id,
        botId: bot_id,
        token,
      };
    } catch (error) {
      if (error instanceof StartError) throw error;
      const code = slackErrorCode(error);
      if (code && BAD_TOKEN.includes(code)) {
        throw new StartError([
          `SLACK_BOT_TOKEN: Slack refuses it (${code}). Copy the token again, or reinstall the app to the workspace`,
        ]);
      }
      readiness.note('slack', SILENT);
      access.log.warn({ err: error, seconds: wait / 1_000 }, 'Slack does not answer; trying again');
      await pause(wait);
    }
  }
}

/** A sentence for the operator when Slack does not answer or does not know the token any more. */
export async function askSlack(token: string, access: SlackAccess): Promise<string | undefined> {
  try {
    await new WebClient(token, clientOptions(access)).auth.test();
    return undefined;
  } catch (error) {
    const code = slackErrorCode(error);
    return code ? `Slack refuses SLACK_BOT_TOKEN (${code})` : SILENT;
  }
}
