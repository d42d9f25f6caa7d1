import { z } from 'zod';
import { toSlackUser } from '../payloads/people-and-places.ts';
import { SlackError } from '../slack-error.ts';
import { cut } from './conversations.ts';
import { defineMethod, encodeCursor, limitArgument, type Method } from './method.ts';

const info = defineMethod({
  args: z.object({ user: z.string() }),
  run({ workspace }, { user }) {
    const member = workspace.members.get(user);
    if (member === undefined) throw new SlackError('user_not_found');
    return { user: toSlackUser(workspace, member) };
  },
});

const list = defineMethod({
  args: z.object({ limit: limitArgument(1000, 1000), cursor: z.string().optional() }),
  run({ workspace }, { limit, cursor }) {
    const { items, next } = cut([...workspace.members.values()], limit, cursor);
    return {
      members: items.map(member => toSlackUser(workspace, member)),
      cache_ts: Math.floor(workspace.clock.now() / 1000),
      response_metadata: encodeCursor(next),
    };
  },
});

export const userMethods: Record<string, Method> = { 'users.info': info, 'users.list': list };
