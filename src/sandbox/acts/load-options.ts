import { type JsonObject, jsonObject } from '../json.ts';
import type { Container } from '../page-protocol.ts';
import { interactionFrame } from '../payloads/frame.ts';
import { getPlace, inputsAt, placePayload } from './containers.ts';
import type { Stage } from './stage.ts';

/** Asks the app what an external menu offers: Slack's `block_suggestion`. */
export async function loadOptions(
  stage: Stage,
  given: { member: string; container: Container; blockId: string; actionId: string; typed: string },
): Promise<unknown> {
  const { workspace, courier } = stage;
  const place = getPlace(workspace, given.member, given.container);
  const where = placePayload(stage, given.member, place, inputsAt(workspace, given.member, place));
  const { trigger_id: _, response_url: __, ...context } = where;
  const payload: JsonObject = {
    type: 'block_suggestion',
    ...interactionFrame(workspace, given.member),
    ...context,
    action_id: given.actionId,
    block_id: given.blockId,
    value: given.typed,
  };
  const receipt = await courier.deliver({ kind: 'interaction', payload });
  if (receipt.kind !== 'acked') return undefined;
  const answer = jsonObject.safeParse(receipt.body).data;
  return answer?.options ?? answer?.option_groups;
}
