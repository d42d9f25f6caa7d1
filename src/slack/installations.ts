import type { WorkspaceId } from '../quiz/ids.ts';
import type { Installation } from '../store/installations.ts';
import type { Store } from '../store/store.ts';

export type FindInstallation = (workspace: WorkspaceId) => Promise<Installation | undefined>;

/** A token changes rarely, and every request asks for it; a minute is what an uninstall may take to be felt. */
const KEEP_MS = 60_000;

/**
 * Looks installations up and remembers them for a minute, so that requests do not wait for the database, and
 * people get a sentence when it is away. `now` in epoch milliseconds.
 */
export function installationFinder(
  store: Pick<Store, 'findInstallation'>,
  now: () => number,
): FindInstallation {
  const known = new Map<WorkspaceId, { installation: Installation; until: number }>();
  return async workspace => {
    const kept = known.get(workspace);
    if (kept && kept.until > now()) return kept.installation;
    const installation = await store.findInstallation(workspace);
    if (installation) known.set(workspace, { installation, until: now() + KEEP_MS });
    else known.delete(workspace);
    return installation;
  };
}
