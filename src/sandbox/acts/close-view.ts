import { interactionFrame } from '../payloads/frame.ts';
import { toSlackView } from '../payloads/view.ts';
import { SlackError } from '../slack-error.ts';
import { setStack, stackOf } from '../workspace/views.ts';
import type { Outcome, Stage } from './stage.ts';

/** Closes a member's topmost modal; the app hears of it only if it asked to. */
export async function closeView(
  { workspace, courier }: Stage,
  given: { member: string; viewId: string },
): Promise<Outcome> {
  const stack = stackOf(workspace, given.member);
  const view = stack.at(-1);
  if (view === undefined || view.id !== given.viewId) throw new SlackError('not_found');
  const { frame } = view;
  const clears = frame.type === 'modal' && frame.clear_on_close === true;
  const payload = {
    type: 'view_closed',
    ...interactionFrame(workspace, given.member),
    view: toSlackView(workspace, view),
    is_cleared: clears,
  };
  setStack(workspace, given.member, clears ? [] : stack.slice(0, -1));
  if (frame.type !== 'modal' || frame.notify_on_close !== true) return { kind: 'acked', body: undefined };
  const receipt = await courier.deliver({ kind: 'interaction', payload });
  // Nobody looks at a closed view any more, so a failure shows nowhere.
  return { kind: 'acked', body: receipt.kind === 'acked' ? receipt.body : undefined };
}
