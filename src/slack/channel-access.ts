import { UserError } from '../errors.ts';
import { repeatable, slackErrorCode } from './call.ts';
import { type Context, personOf } from './context.ts';

/** What to do so that the app can post and read here. */
const INVITE =
  'I am not in this channel, so I cannot post here. Type /invite @aif in the channel, then try again.';

const NO_CHANNEL = 'Questions are for channels. Type this in the channel where your team studies.';

/**
 * Remembers the channel, with the asking member's time zone when it has none yet.
 * @throws UserError when the app cannot post questions to it.
 */
export async function requireReachableChannel(context: Context): Promise<void> {
  const { deps, workspace, channel: id, now } = context;
  const channel = await channelInfo(context);
  if (channel?.is_archived) {
    throw new UserError('This channel is archived. Unarchive it, or use another one.');
  }
  if (!channel?.is_member) throw new UserError(INVITE);
  await deps.store.rememberChannel({ workspace, id, name: channel.name ?? '', status: 'active', now });
  if ((await deps.store.findTimeZone(workspace, id)) === undefined) {
    await deps.store.setTimeZone(workspace, id, (await personOf(context)).timeZone ?? 'UTC');
  }
}

async function channelInfo({ deps, workspace, channel }: Context) {
  const client = await deps.clientFor(workspace);
  try {
    const info = await repeatable(deps, 'interactive', () => client.conversations.info({ channel }));
    return info.channel;
  } catch (error) {
    const code = slackErrorCode(error);
    // A private channel that the app is not in does not exist for it.
    if (code === 'channel_not_found') throw new UserError(INVITE);
    // Direct messages are under a scope of their own, which the app does not ask for.
    if (code === 'missing_scope') throw new UserError(NO_CHANNEL);
    throw error;
  }
}
