import { onPress } from '../action.ts';
import { answererOf } from '../answerer.ts';
import { answerFormButton } from '../buttons.ts';
import { roundForm } from '../views/answer-modal.ts';
import { roundAnswered, tooLate, verdict } from './answer.ts';

/** Opens a round's form, or says at once what submitting it would say. */
export const openAnswerForm = onPress(
  answerFormButton,
  async (context, { round: id }, { messageTs, responseUrl }) => {
    const round = await roundAnswered(context, id, messageTs);
    const given = await context.deps.store.findAnswer(round.id, (await answererOf(context)).key);
    if (given) return verdict(context, round, given, { again: true });
    const { state, closesAt = Number.POSITIVE_INFINITY } = round;
    if (state !== 'open' || closesAt <= context.now) return tooLate(context, round);
    const origin = { round: round.id, channel: context.channel, responseUrl };
    return { kind: 'modal', view: roundForm(round, origin) };
  },
);
