// The content of a message as an app sends it, on every way in.
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { checkBlocks } from '../block-kit/check.ts';
import { withIds } from '../block-kit/normalise.ts';
import { sentence } from '../block-kit/problems.ts';
import { SlackError } from '../slack-error.ts';
import type { Metadata } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireUsableBlocks } from './usable-blocks.ts';

export const messageLimits = {
  /** Slack cuts off at this length; here it is refused, so that nobody loses text unseen. */
  postText: 40_000,
  updateText: 4_000,
  metadataBytes: 8_000,
} as const;

export interface Content {
  text: string;
  blocks: KnownBlock[];
}

export function getContent(
  workspace: Workspace,
  given: { text?: string | undefined; blocks?: unknown },
  maxText: number,
): Content {
  const blocks = getBlocks(given.blocks);
  requireUsableBlocks(workspace, blocks);
  const text = given.text ?? '';
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (text.length > maxText) throw new SlackError('msg_too_long');
  return { text, blocks };
}

/** Throws Slack's refusal; no blocks at all are an empty list. */
export function getBlocks(given: unknown): KnownBlock[] {
  if (given === undefined || given === null || given === '') return [];
  const check = checkBlocks(given, 'message');
  switch (check.kind) {
    case 'not-blocks':
      throw new SlackError('invalid_blocks_format');
    case 'too-long':
      throw new SlackError('msg_blocks_too_long');
    case 'invalid': {
      const errors = check.problems.map(sentence);
      const messages = errors.map(error => `[ERROR] ${error}`);
      throw new SlackError('invalid_blocks', { errors, response_metadata: { messages } });
    }
    case 'fine':
      return withIds(check.blocks);
  }
}

const flatValue = z.union([z.string(), z.number(), z.boolean()]);
const payloadValue = z.union([flatValue, z.array(flatValue), z.record(z.string(), flatValue)]);
const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), payloadValue),
});

/** `undefined` when none was sent, `'remove'` for the empty object that takes it away. */
export function getMetadata(given: unknown): Metadata | 'remove' | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (JSON.stringify(given) === '{}') return 'remove';
  const parsed = metadata.safeParse(given);
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  if (Buffer.byteLength(JSON.stringify(given)) > messageLimits.metadataBytes) {
    throw new SlackError('metadata_too_large');
  }
  return parsed.data;
}
