import { beginPractice } from '../actions/practice-begin.ts';
import { askPractice } from '../actions/practice-question.ts';
import { findTopic, titleOfTopic } from '../actions/practice-topic.ts';
import { defineCommand } from '../command.ts';
import { privately } from '../reply.ts';
import { practiceTopicsMessage } from '../views/practice-topics.ts';

export const practice = defineCommand({
  name: 'practice',
  usage: '[topic]',
  summary: 'practise alone, question after question; only you see it and it never counts',
  alsoTyped: ['quiz', 'train', 'practise', 'test'],
  examples: [
    ['/aif practice', 'questions on anything, or on with the practice that you are in'],
    ['/aif practice recall', 'on a section of the guide'],
    ['/aif practice 1.3.6', 'on an objective of the exam'],
    ['/aif practice SageMaker Clarify', 'on a service'],
  ],
  async run(context, text) {
    if (text === '') return privately(await beginPractice(context, undefined));
    const library = context.deps.library();
    const found = findTopic(text, library);
    if (found.kind === 'topic') return privately(await askPractice(context, found.topic));
    const topics = found.topics.flatMap(topic => {
      const title = titleOfTopic(topic, library.knowledge);
      return title ? [{ ...topic, title }] : [];
    });
    return privately(practiceTopicsMessage(text, { kind: found.kind, topics }));
  },
});
