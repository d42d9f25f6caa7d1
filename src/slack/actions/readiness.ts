import { readinessOf } from '../../quiz/readiness.ts';
import { onPress } from '../action.ts';
import { readinessButton } from '../buttons.ts';
import { coverageOf } from '../coverage.ts';
import { readinessView } from '../views/readiness-view.ts';

/** Opens the readiness of whoever presses, by objective. */
export const readiness = onPress(readinessButton, async ({ deps, workspace, user, now }) => {
  const member = await deps.store.findMember(workspace, user);
  const answered = member ? await deps.store.listAnswered({ workspace, member: member.key }) : [];
  const { knowledge } = deps.library();
  return {
    kind: 'modal',
    view: readinessView(knowledge.exam, readinessOf(answered, coverageOf(knowledge), now)),
  };
});
