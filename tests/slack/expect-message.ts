import { expect } from 'vitest';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import type { Message } from '../../src/slack/blocks.ts';
import { LIMITS } from '../../src/slack/limits.ts';

/** The message keeps every limit of Slack's and says something in a notification. */
export function expectMessage({ text, blocks }: Message): void {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThan(LIMITS.messageText);
  expect(checkBlocks(blocks, 'message')).toMatchObject({ kind: 'fine' });
}
