import { onPress } from '../action.ts';
import { answerFormButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { roundForm } from '../views/answer-modal.ts';
import { refuseOutsiders, roundAnswered, tooLate, verdict } from './answer.ts';

/** Opens a round's form, or says at once what submitting it would say. */
export const openAnswerForm = onPress(
  answerFormButton,
  async (context, { round: id }, { messageTs, responseUrl }) => {
    const round = await roundAnswered(context, id, messageTs);
    await refuseOutsiders(context);
    const given = await context.deps.store.findAnswer(round.id, (await memberOf(context)).key);
    if (given) return verdict(context, round, given, { again: true });
    const { state, closesAt = Number.POSITIVE_INFINITY } = round;
    if (state !== 'open' || closesAt <= context.now) return tooLate(context, round);
    const origin = { round: round.id, channel: context.channel, responseUrl };
    return { kind: 'modal', view: roundForm(round, origin) };
  },
);
