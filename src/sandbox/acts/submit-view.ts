import { z } from 'zod';
import { interactiveElements } from '../block-kit/interactive.ts';
import { getModal } from '../block-kit/view.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { InputState } from '../page-protocol.ts';
import { interactionFrame } from '../payloads/frame.ts';
import { toSlackView } from '../payloads/view.ts';
import { SlackError } from '../slack-error.ts';
import { isEmpty, mergeState } from '../workspace/input-state.ts';
import { issueTrigger } from '../workspace/triggers.ts';
import { announce, type OpenView, pushModal, setStack, stackOf, updateView } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Outcome, type Stage, troubleConnecting } from './stage.ts';

const answer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('update'), view: z.unknown().optional() }),
  z.object({ response_action: z.literal('push'), view: z.unknown().optional() }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Submits a member's topmost modal. */
export async function submitView(
  stage: Stage,
  given: { member: string; viewId: string; state: InputState },
): Promise<Outcome> {
  const { workspace, courier } = stage;
  const view = stackOf(workspace, given.member).at(-1);
  if (view === undefined || view.id !== given.viewId) throw new SlackError('not_found');
  view.state = mergeState(view.state, given.state);
  view.errors = missingInputs(view);
  announce(workspace, view);
  if (Object.keys(view.errors).length > 0)
    return { kind: 'failed', text: Object.values(view.errors).join(' ') };

  const payload: JsonObject = {
    type: 'view_submission',
    ...interactionFrame(workspace, given.member),
    trigger_id: issueTrigger(workspace, given.member, true),
    view: toSlackView(workspace, view),
    response_urls: [],
  };
  const receipt = await courier.deliver({ kind: 'interaction', payload });
  if (receipt.kind !== 'acked') return { kind: 'failed', text: troubleConnecting };
  try {
    applyAnswer(workspace, view, receipt.body);
    return { kind: 'acked', body: receipt.body };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    stage.complain(`the answer to a submission was refused: ${error.code} ${JSON.stringify(error.details)}`);
    return { kind: 'failed', text: troubleConnecting };
  }
}

function applyAnswer(workspace: Workspace, view: OpenView, body: unknown): void {
  const stack = stackOf(workspace, view.member);
  if (body === undefined || jsonObject.safeParse(body).data?.response_action === undefined) {
    setStack(
      workspace,
      view.member,
      stack.filter(other => other.id !== view.id),
    );
    return;
  }
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new SlackError('invalid_response_action', { body });
  switch (parsed.data.response_action) {
    case 'clear':
      setStack(workspace, view.member, []);
      return;
    case 'update':
      updateView(workspace, view, getModal(parsed.data.view));
      return;
    case 'push':
      pushModal(workspace, view.member, getModal(parsed.data.view));
      return;
    case 'errors':
      showErrors(workspace, view, parsed.data.errors);
      return;
  }
}

function showErrors(workspace: Workspace, view: OpenView, errors: Record<string, string>): void {
  const inputs = interactiveElements(view.frame.blocks).filter(({ input }) => input !== undefined);
  const known = new Set(inputs.map(({ blockId }) => blockId));
  const unknown = Object.keys(errors).filter(blockId => !known.has(blockId));
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    throw new SlackError('invalid_errors', { unknown_block_ids: unknown });
  }
  view.errors = errors;
  announce(workspace, view);
}

/** Slack itself refuses before the app hears of it. */
function missingInputs(view: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, element, input } of interactiveElements(view.frame.blocks)) {
    if (input === undefined) continue;
    const state = view.state[blockId]?.[element.action_id];
    if (isEmpty(state)) {
      if (!input.isOptional) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    const length = state?.value?.length ?? 0;
    const { min_length: min, max_length: max } = element;
    if (typeof min === 'number' && length < min) errors[blockId] = `Please enter at least ${min} characters.`;
    if (typeof max === 'number' && length > max)
      errors[blockId] = `Please enter no more than ${max} characters.`;
  }
  return errors;
}
