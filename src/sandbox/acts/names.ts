import type { Workspace } from '../workspace/workspace.ts';
import type { Mentionable } from './typed-text.ts';

/** Everybody and every public channel, as they can be typed; commands carry the name along. */
export function mentionables(
  { members, conversations }: Workspace,
  style: 'message' | 'command',
): Mentionable[] {
  const named = style === 'command';
  const people = [...members.values()].flatMap(({ id, name, realName }) => {
    const reference = named ? `<@${id}|${name}>` : `<@${id}>`;
    return [name, realName].map(typed => ({ typed: `@${typed}`, reference }));
  });
  const channels = [...conversations.values()]
    .filter(({ kind, isPrivate }) => kind === 'channel' && (!isPrivate || named))
    .map(({ id, name }) => ({ typed: `#${name}`, reference: `<#${id}|${name}>` }));
  return [...people, ...channels];
}
