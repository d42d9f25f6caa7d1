import { UserError } from '../../errors.ts';
import { asChannelId } from '../../quiz/ids.ts';
import { attemptOf, giveAttempt } from '../actions/practice-answer.ts';
import { readAnswer } from '../read-answer.ts';
import { readJson } from '../read-json.ts';
import type { Submission } from '../submission.ts';
import { ATTEMPT_FORM, AttemptOrigin, openedAt } from '../views/answer-modal.ts';

/** A member answers their practice question by its form, perhaps a day after opening it. */
export const answerAttempt: Submission = {
  name: ATTEMPT_FORM,
  async run(asked, inputs, metadata) {
    const origin = readJson(AttemptOrigin, metadata);
    if (!origin)
      throw new UserError('This form is from another version of the app. Please open it once more.');
    const context = { ...asked, channel: asChannelId(origin.channel) };
    const { attempt } = await attemptOf(context, origin.attempt);
    const read = readAnswer(attempt.snapshot, inputs);
    if (read.kind === 'errors') return read;
    const reply = await giveAttempt(context, origin.attempt, { chosen: read.choice, topic: origin.topic });
    return { kind: 'done', reply, at: openedAt(origin) };
  },
};
