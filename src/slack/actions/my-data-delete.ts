import type { Deps } from '../../deps.ts';
import type { WorkspaceId } from '../../quiz/ids.ts';
import { onPress } from '../action.ts';
import { section } from '../blocks.ts';
import { deleteDataButton } from '../buttons.ts';
import { repeatable } from '../call.ts';
import { mrkdwn } from '../text.ts';
import { personalDataMessage } from '../views/personal-data-message.ts';

/** Forgets whoever presses. Slack has asked them whether they mean it. */
export const deleteMyData = onPress(
  deleteDataButton,
  async ({ deps, workspace, user, refreshCount, background }) => {
    if (!(await deps.store.findPersonalData(workspace, user))) {
      return { kind: 'replace', message: personalDataMessage(undefined) };
    }
    const deleted = await deps.store.deletePerson(workspace, user);
    for (const round of deleted.rounds) refreshCount(round);
    background(deleteFiles(deps, workspace, deleted.files));
    const text =
      'Everything about you is deleted. Your past answers stay in the counts of their questions, without your name. Whenever you answer again, you start anew.';
    return { kind: 'replace', message: { text, blocks: [section(mrkdwn`${text}`)] } };
  },
);

async function deleteFiles(deps: Deps, workspace: WorkspaceId, files: readonly string[]): Promise<void> {
  const client = await deps.clientFor(workspace, 'spare');
  for (const file of files) await repeatable(deps, 'background', () => client.files.delete({ file }));
}
