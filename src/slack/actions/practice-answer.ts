import { UserError } from '../../errors.ts';
import { isCorrect, isPossible } from '../../quiz/grade.ts';
import { onPress } from '../action.ts';
import { practiceAnswerButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { practiceVerdict } from '../views/practice-verdict.ts';

/** A member answers their practice question. The first answer stays; a second press shows it again. */
export const answerPractice = onPress(
  practiceAnswerButton,
  async (context, { attempt: id, position, topic }) => {
    const { deps, workspace, now } = context;
    const owner = { workspace, member: (await memberOf(context)).key };
    const asked = await deps.store.findAttempt(owner, id);
    if (!asked) {
      throw new UserError('I do not know this practice question. Type /aif practice for one of your own.');
    }
    const { snapshot } = asked;
    const chosen = [position];
    if (!isPossible(snapshot, chosen)) {
      throw new UserError(
        'This button does not fit the question. Please use the buttons under the question itself.',
      );
    }
    if (!asked.answer && (await deps.store.listLiveQuestions(workspace)).has(snapshot.questionId)) {
      throw new UserError(
        'This question is being answered in a channel just now, and practice would give it away. Type /aif practice for another.',
      );
    }
    const given = { chosen, correct: isCorrect(snapshot, chosen), at: now };
    const recorded = await deps.store.answerAttempt(owner, id, given);
    const counted = recorded ?? (await deps.store.findAttempt(owner, id));
    return {
      kind: 'replace',
      message: practiceVerdict({
        snapshot,
        chosen: counted?.answer?.chosen ?? chosen,
        again: recorded === undefined,
        sectionTitle: deps.library().findSection(snapshot.sectionId)?.title,
        topic,
      }),
    };
  },
);
