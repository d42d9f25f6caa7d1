// A view as an app sends it: the frame here, its blocks by `checkBlocks`.
import { z } from 'zod';
import { jsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { checkBlocks } from './check.ts';
import { limits } from './limits.ts';
import { type Problem, sentence, toProblems } from './problems.ts';
import { plainText } from './text.ts';

const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(limits.privateMetadata).optional(),
  callback_id: z.string().max(limits.callbackId).optional(),
  external_id: z.string().max(limits.externalId).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(limits.modalTitle),
  submit: plainText(limits.modalSubmit).optional(),
  close: plainText(limits.modalClose).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...shared,
});
const home = z.strictObject({ type: z.literal('home'), ...shared });

export type CheckedModal = z.infer<typeof modal>;
export type CheckedHome = z.infer<typeof home>;

export function getModal(given: unknown): CheckedModal {
  const view = getView(given, modal, 'modal');
  const inputs = view.blocks.flatMap((block, index) =>
    jsonObject.safeParse(block).data?.type === 'input' ? [index] : [],
  );
  const [first] = inputs;
  if (first !== undefined && view.submit === undefined) {
    refuse([{ text: 'must define `submit` to use `input` block', path: ['view', 'blocks', first, 'input'] }]);
  }
  return view;
}

export function getHome(given: unknown): CheckedHome {
  return getView(given, home, 'home');
}

function getView<View extends { blocks: unknown[] }>(
  given: unknown,
  schema: z.ZodType<View>,
  surface: 'modal' | 'home',
): View {
  if (Buffer.byteLength(JSON.stringify(given ?? null)) > limits.viewBytes)
    throw new SlackError('view_too_large');
  const result = schema.safeParse(given);
  const frame = result.success ? [] : toProblems(result.error, given, ['view']);
  const blocks = jsonObject.safeParse(given).data?.blocks;
  const check = checkBlocks(blocks ?? [], surface, ['view', 'blocks']);
  const inside = check.kind === 'invalid' ? check.problems : [];
  const shape =
    check.kind === 'not-blocks' ? [{ text: 'must provide an object', path: ['view', 'blocks'] }] : [];
  if (!result.success || inside.length + shape.length > 0) refuse([...frame, ...shape, ...inside]);
  return schema.parse(given);
}

function refuse(problems: Problem[]): never {
  const messages = problems.map(problem => `[ERROR] ${sentence(problem)}`);
  throw new SlackError('invalid_arguments', { response_metadata: { messages } });
}
