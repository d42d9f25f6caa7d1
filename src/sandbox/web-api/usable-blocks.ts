// What makes blocks unusable in this workspace, although their form is right.
import { jsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { findFile, isPicture } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Throws Slack's refusal of pictures that are no complete file of the workspace, and of block types that it was told
 * not to take: Slack brings new ones to one workspace after the other.
 */
export function requireUsableBlocks(workspace: Workspace, blocks: readonly unknown[]): void {
  const errors = [
    ...blocks.flatMap((block, index) =>
      workspace.refusedBlocks.has(typeOf(block))
        ? [`unsupported type: ${typeOf(block)} [json-pointer:/blocks/${index}/type]`]
        : [],
    ),
    ...slackFileIds(blocks).flatMap(id => {
      const file = findFile(workspace, id);
      return file !== undefined && isPicture(file) ? [] : [`invalid slack file: ${id}`];
    }),
  ];
  if (errors.length === 0) return;
  throw new SlackError('invalid_blocks', {
    errors,
    response_metadata: { messages: errors.map(error => `[ERROR] ${error}`) },
  });
}

function typeOf(block: unknown): string {
  return String(jsonObject.safeParse(block).data?.type);
}

function slackFileIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(slackFileIds);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'slack_file' && typeof part?.id === 'string' ? [part.id] : slackFileIds(part),
  );
}
