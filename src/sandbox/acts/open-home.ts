import { openDirect } from '../workspace/conversations.ts';
import { getMember } from '../workspace/members.ts';
import type { Stage } from './stage.ts';

/** Shows the member the app's Home tab as it stands; the app is told and may publish another. */
export function openHome({ workspace }: Stage, member: string): void {
  const { id } = getMember(workspace, member);
  openDirect(workspace, id);
  if (workspace.app.hasHome) workspace.changes.emit({ kind: 'home-opened', member: id });
}
