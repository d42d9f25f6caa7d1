import { UserError } from '../errors.ts';
import type { Member } from '../store/members.ts';
import { type Context, memberAtOnce, personOf } from './context.ts';

/**
 * Who answers a round, as a member. Nobody of the own team waits for Slack to tell about them, since Slack tells about a
 * hundred people a minute and all of a channel may press at once; it is asked afterwards, when it has time.
 * @throws UserError for people of another organisation, here through a shared channel.
 */
export async function answererOf(context: Context): Promise<Member> {
  if (await isOutsider(context)) {
    throw new UserError(
      'This quiz belongs to the other organisation: you can read along, but answers do not count.',
    );
  }
  const member = await memberAtOnce(context);
  context.background(fillIn(context, member));
  return member;
}

async function isOutsider(context: Context): Promise<boolean> {
  const installation = await context.deps.findInstallation(context.workspace);
  if (installation && context.said.teamId === installation.teamId) return false;
  return (await personOf(context)).isOutsider;
}

/** Nothing happens to somebody who had everything deleted meanwhile. */
async function fillIn({ deps, people, workspace, user }: Context, member: Member): Promise<void> {
  const { name, timeZone } = await people(workspace, user, 'spare');
  if (name === member.name && timeZone === member.timeZone) return;
  await deps.store.updateMember(workspace, user, { name, timeZone, leftAt: undefined });
}
