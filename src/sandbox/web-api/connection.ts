// Who am I, am I there, and where do I connect.
import { z } from 'zod';
import { getHome, getModal } from '../block-kit/view.ts';
import { jsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { getBlocks } from './message-arguments.ts';
import { defineMethod, jsonArgument, type Method } from './method.ts';

const authTest = defineMethod({
  args: z.object({}),
  run: ({ workspace: { team, app } }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: app.name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
});

const apiTest = defineMethod({
  token: 'none',
  args: z.looseObject({ error: z.string().optional() }),
  run(_, args) {
    if (args.error !== undefined) throw new SlackError(args.error, { args });
    return { args };
  },
});

const openConnection = defineMethod({
  token: 'app',
  args: z.object({}),
  run: ({ openSocketUrl }) => ({ url: openSocketUrl() }),
});

const validateBlocks = defineMethod({
  args: z.object({ blocks: jsonArgument, view: jsonArgument }),
  run(_, { blocks, view }) {
    if (view === undefined) getBlocks(blocks);
    else if (jsonObject.safeParse(view).data?.type === 'home') getHome(view);
    else getModal(view);
    return {};
  },
});

export const connectionMethods: Record<string, Method> = {
  'auth.test': authTest,
  'api.test': apiTest,
  'apps.connections.open': openConnection,
  'blocks.validate': validateBlocks,
};
