import { objectiveTopics } from '../actions/topics-page.ts';
import { defineCommand } from '../command.ts';
import { privately } from '../reply.ts';
import { topicsMessage } from '../views/topics-message.ts';

export const topics = defineCommand({
  name: 'topics',
  usage: '',
  summary: 'browse the study guide, to read or to be quizzed',
  alsoTyped: ['guide', 'sections', 'read', 'contents'],
  async run({ deps }) {
    return privately(topicsMessage(objectiveTopics(deps.library().knowledge)));
  },
});
