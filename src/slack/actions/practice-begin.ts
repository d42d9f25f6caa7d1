import type { Topic } from '../../quiz/select-practice.ts';
import type { Message } from '../blocks.ts';
import { type Context, memberOf } from '../context.ts';
import { practiceOpenMessage } from '../views/practice-open.ts';
import { askPractice } from './practice-question.ts';
import { namedTopic } from './practice-topic.ts';

/** Whoever comes back later than this begins anew. */
const GOES_ON_MS = 12 * 60 * 60_000;

/** The first question of a new run. Who names no topic and is in the middle of one is asked whether to go on with it. */
export async function beginPractice(context: Context, topic: Topic | undefined): Promise<Message> {
  return (topic === undefined ? await findOpen(context) : undefined) ?? askPractice(context, topic);
}

async function findOpen(context: Context): Promise<Message | undefined> {
  const { deps, workspace, now } = context;
  const owner = { workspace, member: (await memberOf(context)).key };
  const open = await deps.store.findOpenRun(owner, now - GOES_ON_MS);
  if (!open) return undefined;
  const steps = await deps.store.listRun(owner, open.id);
  return practiceOpenMessage({
    run: open.id,
    topic: namedTopic(open.topic, deps.library().knowledge),
    answered: steps.filter(step => step.correct !== undefined).length,
    right: steps.filter(step => step.correct).length,
  });
}
