import type { Question } from '../../bank/question.ts';
import { type Context, memberOf } from '../context.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import { queueOf } from './queue-of.ts';

/** The question that has been due longest, as the bank has it now. Undefined when nothing is due. */
export async function nextDue(context: Context): Promise<Question | undefined> {
  const { deps, workspace, now } = context;
  const member = await memberOf(context);
  const owner = { workspace, member: member.key };
  const [first] = (await queueOf(deps, owner, { now, timeZone: timeZoneOf(member) })).due;
  return deps.library().knowledge.questions.find(({ id }) => id === first);
}
