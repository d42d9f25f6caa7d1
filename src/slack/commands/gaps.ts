import { defineCommand } from '../command.ts';
import { privately } from '../reply.ts';
import { requireManager } from '../require-manager.ts';
import { gapsMessage } from '../views/gaps-message.ts';

export const gaps = defineCommand({
  name: 'gaps',
  usage: '',
  summary: 'what people asked in vain, and which sections help least',
  forManagers: true,
  alsoTyped: ['unanswered', 'missing', 'feedback'],
  async run(context) {
    await requireManager(context, 'This list');
    const { store, library } = context.deps;
    const [gaps, marks] = await Promise.all([
      store.listGaps(context.workspace),
      store.listMarks(context.workspace),
    ]);
    const { findSection } = library();
    return privately(gapsMessage(gaps, marks, id => findSection(id)?.title));
  },
});
