import { onPress } from '../action.ts';
import { personalDataButton } from '../buttons.ts';
import { privately } from '../reply.ts';
import { personalDataMessage } from '../views/personal-data-message.ts';

/** Tells what is kept about whoever presses. */
export const myData = onPress(personalDataButton, async ({ deps, workspace, user }) =>
  privately(personalDataMessage(await deps.store.findPersonalData(workspace, user))),
);
