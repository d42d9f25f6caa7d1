import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { topicsButton } from '../buttons.ts';
import { objectiveMessage, topicsMessage } from '../views/topics-message.ts';
import { objectiveTopics, pageOf } from './topics-page.ts';

/** Goes down to an objective's sections, on to more of them, or back up, in the same message. */
export const topics = onPress(topicsButton, async ({ deps }, { objective, page }) => {
  const { knowledge } = deps.library();
  if (objective === undefined) return { kind: 'replace', message: topicsMessage(objectiveTopics(knowledge)) };
  const shown = pageOf(knowledge, objective, page ?? 0);
  if (!shown) {
    throw new UserError(
      'The guide has nothing on this objective any more. Type /aif topics for what there is.',
    );
  }
  return { kind: 'replace', message: objectiveMessage(shown) };
});
