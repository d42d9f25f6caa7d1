import { UserError } from '../../errors.ts';
import { EXAM_KINDS } from '../../quiz/select-exam.ts';
import { defineCommand } from '../command.ts';
import { openExam } from '../exams/open-exam.ts';

export const exam = defineCommand({
  name: 'exam',
  usage: '[short]',
  summary: 'take a mock exam of 65 questions in 90 minutes, or a third of it; only you see it',
  alsoTyped: ['mock', 'mockexam', 'mock-exam', 'simulate'],
  examples: [
    ['/aif exam', 'the whole mock exam, or on with the one that runs'],
    ['/aif exam short', 'a third of it'],
  ],
  async run(context, text) {
    const kind = EXAM_KINDS.find(name => name === (text.toLowerCase() || 'full'));
    if (!kind)
      throw new UserError('Type /aif exam for the whole mock exam, or /aif exam short for a third of it.');
    return { kind: 'modal', view: await openExam(context, kind) };
  },
});
