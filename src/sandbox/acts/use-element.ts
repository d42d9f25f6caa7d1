// A click on a button or a choice in a menu: Slack's `block_actions`.
import { type Element, type Interactive, interactiveElements, optionsOf } from '../block-kit/interactive.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { Container, ElementState, InputState } from '../page-protocol.ts';
import { interactionFrame } from '../payloads/frame.ts';
import { SlackError } from '../slack-error.ts';
import { nextTs } from '../timestamp.ts';
import { holdsState, mergeState } from '../workspace/input-state.ts';
import { clickableBlocks, getPlace, inputsAt, keepInputs, placePayload } from './containers.ts';
import { clickFailure, type Outcome, type Stage } from './stage.ts';

export interface Use {
  member: string;
  container: Container;
  blockId: string;
  actionId: string;
  /** What was chosen; a button carries its own value. */
  element: ElementState;
  /** What stands in the other inputs by now. */
  state?: InputState;
}

/** Throws `SlackError` when there is no such element for this member. */
export async function useElement(stage: Stage, use: Use): Promise<Outcome> {
  const { workspace, courier } = stage;
  const place = getPlace(workspace, use.member, use.container);
  const found = interactiveElements(clickableBlocks(place)).find(
    candidate => candidate.blockId === use.blockId && candidate.element.action_id === use.actionId,
  );
  if (found === undefined) throw new SlackError('element_not_found');
  const { element } = found;
  const chosen = chosenState(element, use.element);
  const given = mergeState(inputsAt(workspace, use.member, place), use.state ?? {});
  const state = holdsState(element.type)
    ? mergeState(given, { [use.blockId]: { [use.actionId]: chosen } })
    : given;
  keepInputs(workspace, use.member, place, state);
  // An input stays silent unless the app asked to hear of every change.
  if (found.input !== undefined && !found.input.dispatches) return { kind: 'acked', body: undefined };

  const actionTs = nextTs(workspace.clock.now(), undefined);
  const payload: JsonObject = {
    type: 'block_actions',
    ...interactionFrame(workspace, use.member),
    ...placePayload(stage, use.member, place, state),
    actions: [action(found, chosen, actionTs)],
  };
  const receipt = await courier.deliver({ kind: 'interaction', payload });
  return receipt.kind === 'acked' ? { kind: 'acked', body: receipt.body } : clickFailure(receipt);
}

/** Only what the app offered can be chosen, and exactly as it offered it. */
function chosenState(element: Element, given: ElementState): ElementState {
  const canonical = <Option extends { value: string }>(option: Option): Option => {
    const offered = optionsOf(element).find(candidate => candidate.value === option.value);
    // An external menu has its options elsewhere.
    if (offered === undefined && optionsOf(element).length > 0) throw new SlackError('option_not_found');
    return { ...option, ...offered };
  };
  return {
    ...given,
    type: element.type,
    ...(given.selected_option ? { selected_option: canonical(given.selected_option) } : {}),
    ...(given.selected_options ? { selected_options: given.selected_options.map(canonical) } : {}),
  };
}

function action({ blockId, element }: Interactive, chosen: ElementState, actionTs: string): JsonObject {
  const common = { type: element.type, action_id: element.action_id, block_id: blockId, action_ts: actionTs };
  if (element.type === 'feedback_buttons') {
    const buttons = [element.positive_button, element.negative_button].map(item => jsonObject.parse(item));
    const pressed = buttons.find(({ value }) => value === chosen.value) ?? buttons[0];
    return { ...common, text: pressed?.text, value: pressed?.value };
  }
  if (holdsState(element.type) || element.type === 'overflow') {
    const kept = Object.entries(element).filter(
      ([key]) => key === 'placeholder' || key.startsWith('initial_'),
    );
    return { ...common, ...chosen, ...Object.fromEntries(kept) };
  }
  const kept = ['text', 'value', 'style', 'url'].filter(key => element[key] !== undefined);
  return { ...common, ...Object.fromEntries(kept.map(key => [key, element[key]])) };
}
