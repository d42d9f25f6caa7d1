import { UserError } from '../../errors.ts';
import type { AttemptOwner } from '../../store/attempts.ts';
import type { OpenExam } from '../../store/exam-row.ts';
import { type Context, memberOf } from '../context.ts';
import { timeZoneOf } from '../time-zone-of.ts';

export const NO_SUCH_EXAM = 'I do not know this exam. Type /aif exam for one of your own.';

/** An exam of the asking member, with what is needed to show it to them. */
export interface OwnExam {
  owner: AttemptOwner;
  exam: OpenExam;
  /** IANA name. */
  timeZone: string;
}

/**
 * Opened at this position, or where the member is. An exam whose time is over is finished by now.
 * @throws UserError when the member has no such exam.
 */
export async function getOwnExam(context: Context, id: string, position?: number): Promise<OwnExam> {
  const own = await findOwnExam(context, owner => context.deps.store.openExam(owner, id, position));
  if (!own) throw new UserError(NO_SUCH_EXAM);
  return own;
}

export function findRunningExam(context: Context): Promise<OwnExam | undefined> {
  return findOwnExam(context, owner => context.deps.store.openRunningExam(owner));
}

async function findOwnExam(
  context: Context,
  find: (owner: AttemptOwner) => Promise<OpenExam | undefined>,
): Promise<OwnExam | undefined> {
  const { deps, workspace, now } = context;
  const member = await memberOf(context);
  const owner = { workspace, member: member.key };
  const exam = await find(owner);
  if (!exam) return undefined;
  const isOver = exam.state === 'running' && exam.endsAt <= now;
  if (isOver) await deps.store.endExam(exam.id, { state: 'finished', now });
  const current = isOver ? await deps.store.openExam(owner, exam.id) : exam;
  return current && { owner, exam: current, timeZone: timeZoneOf(member) };
}
