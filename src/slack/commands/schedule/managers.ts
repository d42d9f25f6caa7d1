import { UserError } from '../../../errors.ts';
import { asUserId } from '../../../quiz/ids.ts';
import { section } from '../../blocks.ts';
import type { Context } from '../../context.ts';
import { privately, type Reply } from '../../reply.ts';
import { requireManager } from '../../require-manager.ts';
import { joined, lines, mention, mrkdwn } from '../../text.ts';

/** `managers` lists them, `managers @ben @chloe` adds, `managers remove @ben` takes away. */
export async function managers(context: Context, text: string): Promise<Reply> {
  await requireManager(context, 'Naming managers');
  const { deps, workspace, user, now } = context;
  // Slack turns @names into ids, with the name behind a bar.
  const named = [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map(match => asUserId(match[1] ?? ''));
  if (named.length === 0 && text.trim() !== '') {
    throw new UserError('Name people with @, such as /aif schedule managers @ben, or managers remove @ben.');
  }
  const removes = /^remove\b/i.test(text.trim());
  for (const person of named) {
    if (removes) await deps.store.removeManager(workspace, person);
    else await deps.store.addManager(workspace, person, user, now);
  }
  const all = await deps.store.listManagers(workspace);
  const list = all.length === 0 ? mrkdwn`none` : joined(all.map(mention), ', ');
  return privately({
    text: 'Quiz managers',
    blocks: [
      section(
        lines([
          mrkdwn`*Quiz managers:* ${list}`,
          mrkdwn`They may post and schedule, as workspace admins may.`,
        ]),
      ),
    ],
  });
}
