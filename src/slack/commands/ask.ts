import { noteAnswer } from '../ask-guide.ts';
import { defineCommand } from '../command.ts';
import { privately } from '../reply.ts';
import { answerMessage } from '../views/answer-message.ts';
import { askExamples } from '../views/ask-examples.ts';

export const ask = defineCommand({
  name: 'ask',
  usage: '<question>',
  summary: 'get the answer from the study guide, just for you',
  alsoTyped: ['search', 'find', 'explain', 'define', 'question'],
  examples: [
    ['/aif ask what is Model Monitor', 'what something is'],
    ['/aif ask which service ingests streaming data', 'which service fits'],
    ['/aif ask difference between validation and test data', 'how two things differ'],
  ],
  async run(context, question) {
    if (question === '') return privately(askExamples());
    const { ask, knowledge } = context.deps.library();
    const answer = ask(question);
    noteAnswer(context, context, { question, answer });
    return privately(answerMessage(question, answer, knowledge));
  },
});
