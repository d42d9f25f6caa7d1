import { type JsonObject, jsonObject } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** One Web API call without the SDK, so that a test sees the whole answer. */
export async function callApi(
  sandbox: Sandbox,
  method: string,
  args: JsonObject = {},
  token: string | undefined = sandbox.botToken,
): Promise<JsonObject> {
  const response = await fetch(`${sandbox.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return jsonObject.parse(await response.json());
}

export const text = (length: number) => 'x'.repeat(length);
export const plain = (length: number) => ({ type: 'plain_text', text: text(length) });
export const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: text(length) });
export const section = (length: number) => ({ type: 'section', text: mrkdwn(length) });
export const list = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const modal = (change: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(5),
  blocks: [section(3)],
  ...change,
});

export const nameInput = {
  type: 'input',
  block_id: 'name',
  label: plain(4),
  element: { type: 'plain_text_input', action_id: 'name_input' },
};
