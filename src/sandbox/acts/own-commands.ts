// Slack's own commands, as far as people need them to try an app: who is in a channel.
import { type Conversation, join, leave } from '../workspace/conversations.ts';
import type { Member } from '../workspace/members.ts';
import { post } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Outcome } from './stage.ts';

interface OwnCommand {
  command: string;
  description: string;
  usageHint: string;
  run(workspace: Workspace, by: Member, conversation: Conversation, person: Member): Outcome;
}

export const ownCommands: readonly OwnCommand[] = [
  {
    command: '/invite',
    description: 'Add somebody, or an app, to this channel',
    usageHint: '@name',
    run(workspace, by, conversation, person) {
      if (conversation.members.has(person.id)) {
        return { kind: 'failed', text: `${person.name} is in this channel already.` };
      }
      join(workspace, conversation, person.id, by.id);
      return noted(workspace, by, conversation, `added ${person.name} to this channel`);
    },
  },
  {
    command: '/remove',
    description: 'Take somebody, or an app, out of this channel',
    usageHint: '@name',
    run(workspace, by, conversation, person) {
      if (!conversation.members.has(person.id)) {
        return { kind: 'failed', text: `${person.name} is not in this channel.` };
      }
      leave(workspace, conversation, person.id);
      return noted(workspace, by, conversation, `removed ${person.name} from this channel`);
    },
  },
];

/** Undefined when the command is none of Slack's own. */
export function runOwnCommand(
  workspace: Workspace,
  by: Member,
  typed: { conversation: Conversation; command: string; text: string },
): Outcome | undefined {
  const own = ownCommands.find(({ command }) => command === typed.command);
  if (!own) return undefined;
  const name = typed.text.trim().replace(/^@/, '');
  const person = [...workspace.members.values()].find(member =>
    [member.name, member.realName].includes(name),
  );
  if (!person) return { kind: 'failed', text: `Name who is meant: ${own.command} @${by.name}, for example.` };
  if (typed.conversation.kind === 'direct') {
    return { kind: 'failed', text: `${own.command} works in channels only.` };
  }
  return own.run(workspace, by, typed.conversation, person);
}

/** Slack shows a line about it in the channel, in the name of who did it. */
function noted(workspace: Workspace, by: Member, conversation: Conversation, text: string): Outcome {
  post(workspace, { conversation, member: by.id, text });
  return { kind: 'acked', body: undefined };
}
