import type { Deps } from '../deps.ts';
import type { WorkspaceId } from '../quiz/ids.ts';
import { PutOff } from '../slack/pace/pace.ts';

/** What one job does wherever there is something to do. */
export interface Work<Item> {
  workspaces: () => Promise<readonly WorkspaceId[]>;
  /** The next things to do in a workspace, in order: `TAKEN_AT_ONCE` of them while there are as many. */
  take: (workspace: WorkspaceId) => Promise<Item[]>;
  idOf: (item: Item) => string;
  run: (item: Item) => Promise<void>;
}

/** Workspaces whose work this process is at; the others of the same job leave them alone. */
export type Busy = Set<WorkspaceId>;

/** A few thousand things under way are plenty for one process; what is beyond waits in the database. */
const WORKSPACES_AT_ONCE = 1_000;
/** How much `take` gives: enough to keep Slack's allowance in use, little to lose in a crash. */
export const TAKEN_AT_ONCE = 10;

/**
 * Works through everything that is to do, all workspaces side by side and a few things of each at a time, so that one
 * with a thousand channels does not keep the others waiting. Something that fails is logged and left for next time.
 */
export async function byWorkspace<Item>(deps: Deps, busy: Busy, work: Work<Item>): Promise<void> {
  const waiting = (await work.workspaces()).filter(workspace => !busy.has(workspace));
  const workers = Array.from({ length: Math.min(WORKSPACES_AT_ONCE, waiting.length) }, async () => {
    for (let workspace = waiting.shift(); workspace; workspace = waiting.shift()) {
      busy.add(workspace);
      try {
        // Where the app was taken out, what was planned stays undone.
        if (await deps.findInstallation(workspace)) await workThrough(deps, workspace, work);
      } catch (error) {
        deps.log.error({ workspace, err: error }, 'job failed');
      } finally {
        busy.delete(workspace);
      }
    }
  });
  await Promise.all(workers);
}

async function workThrough<Item>(deps: Deps, workspace: WorkspaceId, work: Work<Item>): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const taken = await work.take(workspace);
    // What comes again was not done, and would not be done now either.
    const items = taken.filter(item => !seen.has(work.idOf(item)));
    if (items.length === 0) return;
    await Promise.all(
      items.map(async item => {
        const id = work.idOf(item);
        seen.add(id);
        try {
          await work.run(item);
        } catch (error) {
          if (!(error instanceof PutOff)) deps.log.error({ workspace, id, err: error }, 'job failed');
        }
      }),
    );
    if (taken.length < TAKEN_AT_ONCE) return;
  }
}
