import { UserError } from '../../errors.ts';
import { asChannelId } from '../../quiz/ids.ts';
import { giveAnswer, roundAnswered } from '../actions/answer.ts';
import { readAnswer } from '../read-answer.ts';
import { readJson } from '../read-json.ts';
import type { Submission } from '../submission.ts';
import { openedAt, ROUND_FORM, RoundOrigin } from '../views/answer-modal.ts';

/** A member answers a round by its form, perhaps a day after opening it. */
export const answerRound: Submission = {
  name: ROUND_FORM,
  async run(asked, inputs, metadata) {
    const origin = readJson(RoundOrigin, metadata);
    if (!origin)
      throw new UserError('This form is from another version of the app. Please open it once more.');
    const context = { ...asked, channel: asChannelId(origin.channel) };
    const round = await roundAnswered(context, origin.round, undefined);
    const read = readAnswer(round.snapshot, inputs);
    if (read.kind === 'errors') return read;
    const reply = await giveAnswer(context, round, read.choice);
    return { kind: 'done', reply, at: openedAt(origin) };
  },
};
