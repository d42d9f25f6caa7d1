import { defineCommand } from '../command.ts';
import { privately } from '../reply.ts';
import { personalDataMessage } from '../views/personal-data-message.ts';

export const data = defineCommand({
  name: 'data',
  usage: '',
  summary: 'export or delete everything that is kept about you',
  run: async ({ deps, workspace, user }) =>
    privately(personalDataMessage(await deps.store.findPersonalData(workspace, user))),
});
