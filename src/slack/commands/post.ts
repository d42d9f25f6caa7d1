import { UserError } from '../../errors.ts';
import { requireReachableChannel } from '../channel-access.ts';
import { defineCommand } from '../command.ts';
import { sentence } from '../errors-said.ts';
import type { Reply } from '../reply.ts';
import { requireManager } from '../require-manager.ts';
import { type PostOutcome, postRound } from '../rounds/post-round.ts';

export const post = defineCommand({
  name: 'post',
  usage: '',
  summary: 'post the next question here now',
  forManagers: true,
  alsoTyped: ['now', 'start', 'next'],
  async run(context) {
    const { deps, workspace, channel, request } = context;
    await requireManager(context, 'Posting');
    await requireReachableChannel(context);
    const timeZone = (await deps.store.findTimeZone(workspace, channel)) ?? 'UTC';
    return said(await postRound(deps, { workspace, channel, timeZone, cause: { kind: 'request', request } }));
  },
});

function said(outcome: PostOutcome): Reply {
  switch (outcome.kind) {
    case 'posted':
      return sentence('Posted. The question before it, if there was one, now shows its result.');
    case 'already-claimed':
      return sentence('That question is on its way already.');
    case 'no-question':
      throw new UserError('The question bank has no question that fits. Add some under knowledge/questions.');
    case 'refused':
      throw new UserError(
        `Slack did not take the message (${outcome.code}). Check that I may post in this channel.`,
      );
    case 'unconfirmed':
      return sentence(
        'Slack has not confirmed the message. I will look in a minute, and post it then if it is missing.',
      );
  }
}
