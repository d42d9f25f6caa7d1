import { asChannelId } from '../../quiz/ids.ts';
import type { EventGroup } from '../events.ts';
import { workspaceOf } from '../workspace-of.ts';

/** Keeps what the app knows of its channels true, so that nothing is posted where nobody can read it. */
export const channelEvents: EventGroup = (app, { deps }) => {
  app.event('channel_archive', async ({ event, context }) => {
    await deps.store.setStatus(workspaceOf(context), asChannelId(event.channel), 'archived', deps.now());
  });

  app.event('channel_unarchive', async ({ event, context }) => {
    await deps.store.setStatus(workspaceOf(context), asChannelId(event.channel), 'active', deps.now());
  });

  app.event('channel_id_changed', async ({ event, context }) => {
    const from = asChannelId(event.old_channel_id);
    await deps.store.renumberChannel(workspaceOf(context), from, asChannelId(event.new_channel_id));
  });

  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId) return;
    await deps.store.setStatus(workspaceOf(context), asChannelId(event.channel), 'active', deps.now());
  });

  app.event('member_left_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId) return;
    await deps.store.setStatus(workspaceOf(context), asChannelId(event.channel), 'removed', deps.now());
  });
};
