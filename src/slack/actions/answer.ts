import { UserError } from '../../errors.ts';
import type { Confidence } from '../../quiz/confidence.ts';
import { isCorrect, isPossible } from '../../quiz/grade.ts';
import { asRoundId } from '../../quiz/ids.ts';
import type { Choice } from '../../quiz/snapshot.ts';
import { streakOf } from '../../quiz/streak.ts';
import type { Answer } from '../../store/answers.ts';
import type { Round } from '../../store/round-row.ts';
import { onPress } from '../action.ts';
import { answererOf } from '../answerer.ts';
import { answerButton } from '../buttons.ts';
import type { Context } from '../context.ts';
import { type MessageReply, privately } from '../reply.ts';
import { openRound, suspectSecond } from '../rounds/open-round.ts';
import { lateMessage } from '../views/late-message.ts';
import { verdictMessage } from '../views/verdict-message.ts';

/** A member answers a round with one tap. */
export const answer = onPress(answerButton, async (context, { round: id, position }, { messageTs }) =>
  giveAnswer(context, await roundAnswered(context, id, messageTs), [position]),
);

/** The first answer counts, and the verdict is for that member's eyes. */
export async function giveAnswer(context: Context, round: Round, chosen: Choice): Promise<MessageReply> {
  if (!isPossible(round.snapshot, chosen)) {
    throw new UserError(
      'This button does not fit the question. Please use the buttons under the question itself.',
    );
  }
  const member = await answererOf(context);
  const correct = isCorrect(round.snapshot, chosen);
  const given: Answer = {
    round: round.id,
    member: member.key,
    chosen,
    correct,
    points: correct ? round.points : 0,
    at: context.now,
  };
  const recorded = await context.deps.store.recordAnswer(given);
  context.deps.metrics.answer(COUNTED[recorded.kind]);
  switch (recorded.kind) {
    case 'recorded':
      context.refreshCount(round.id);
      return verdict(context, round, given);
    case 'already-answered':
      return verdict(context, round, recorded.answer, { again: true });
    case 'not-open':
      return tooLate(context, round);
  }
}

export function tooLate({ deps }: Context, round: Round): MessageReply {
  return privately(lateMessage(round, deps.library().findSection(round.snapshot.sectionId)?.title));
}

const COUNTED = { recorded: 'recorded', 'already-answered': 'repeated', 'not-open': 'too-late' } as const;

/** The round that a button belongs to. A button that was seen proves that its message was posted. */
export async function roundAnswered(
  { deps, workspace }: Context,
  id: string,
  messageTs: string | undefined,
): Promise<Round> {
  const round = await deps.store.findRound(asRoundId(id));
  if (!round || round.workspace !== workspace) {
    throw new UserError('I do not know this question any more. The next one will count again.');
  }
  if (!messageTs) return round;
  if (round.state === 'claimed') return openRound(deps, round, messageTs);
  await suspectSecond(deps, round, messageTs);
  return round;
}

export async function verdict(
  context: Context,
  round: Round,
  given: Pick<Answer, 'member' | 'chosen'>,
  said: { again?: boolean; confidence?: Confidence } = {},
): Promise<MessageReply> {
  const { deps } = context;
  const attendance = await deps.store.listAttendance(round.workspace, round.channel, given.member);
  return privately(
    verdictMessage({
      round,
      chosen: given.chosen,
      streak: streakOf(attendance),
      sectionTitle: deps.library().findSection(round.snapshot.sectionId)?.title,
      again: said.again ?? false,
      confidence: said.confidence,
    }),
  );
}
