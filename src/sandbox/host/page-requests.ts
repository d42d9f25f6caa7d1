// What the page may send, checked.
import { z } from 'zod';

const option = z.looseObject({
  text: z.object({ type: z.string(), text: z.string() }),
  value: z.string(),
});
const elementState = z.object({
  type: z.string(),
  value: z.string().nullable().exactOptional(),
  selected_option: option.nullable().exactOptional(),
  selected_options: z.array(option).exactOptional(),
  selected_channel: z.string().nullable().exactOptional(),
  selected_conversation: z.string().nullable().exactOptional(),
  selected_user: z.string().nullable().exactOptional(),
  selected_users: z.array(z.string()).exactOptional(),
  selected_channels: z.array(z.string()).exactOptional(),
  selected_conversations: z.array(z.string()).exactOptional(),
  selected_date: z.string().nullable().exactOptional(),
  selected_time: z.string().nullable().exactOptional(),
  selected_date_time: z.number().nullable().exactOptional(),
});
const inputState = z.record(z.string(), z.record(z.string(), elementState));
const container = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
  z.object({ kind: z.literal('home') }),
]);
const request = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ id: z.number(), kind: z.literal(kind), ...shape });

export const pageRequest = z.discriminatedUnion('kind', [
  request('act-as', { member: z.string() }),
  request('open-channel', { channel: z.string() }),
  request('open-thread', { channel: z.string(), ts: z.string() }),
  request('send', { channel: z.string(), text: z.string(), threadTs: z.string().exactOptional() }),
  request('act', {
    container,
    blockId: z.string(),
    actionId: z.string(),
    element: elementState,
    state: inputState,
  }),
  request('submit-view', { viewId: z.string(), state: inputState }),
  request('close-view', { viewId: z.string() }),
  request('open-home', {}),
  request('advance-clock', { milliseconds: z.number().int().min(0) }),
]);
export type CheckedPageRequest = z.infer<typeof pageRequest>;
