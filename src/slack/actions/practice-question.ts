import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import { UserError } from '../../errors.ts';
import { selectPractice, type Topic } from '../../quiz/select-practice.ts';
import type { Message } from '../blocks.ts';
import { type Context, memberOf } from '../context.ts';
import { practiceMessage } from '../views/practice-message.ts';
import { questionsOn, titleOfTopic } from './practice-topic.ts';

/**
 * Asks the member the next practice question. What a channel is answering just now is left out: practice tells the
 * right option at once.
 */
export async function askPractice(context: Context, topic: Topic | undefined): Promise<Message> {
  const { deps, workspace, now } = context;
  const { knowledge } = deps.library();
  const questions = questionsOn(topic, knowledge);
  if (questions.length === 0) {
    throw new UserError('There is nothing to practise on that. Type /aif topics for what there is.');
  }
  const owner = { workspace, member: (await memberOf(context)).key };
  const live = await deps.store.listLiveQuestions(workspace);
  const seen = await deps.store.listSeen(owner);
  const candidates = questions
    .filter(({ id }) => !live.has(id))
    .map(question => ({ id: question.id, sectionId: question.section, question }));
  const next = selectPractice(candidates, seen, `${owner.member} ${seen.length}`);
  if (!next) {
    throw new UserError(
      'What there is on that is being answered in a channel just now, and practice would give it away. Try another topic: /aif topics shows them.',
    );
  }
  const id = deps.newId();
  const snapshot = snapshotQuestion(next.question, knowledge.services, id);
  await deps.store.recordAttempt(owner, { id, snapshot, now });
  return practiceMessage({ id, snapshot }, topic && { ...topic, title: titleOfTopic(topic, knowledge) });
}
