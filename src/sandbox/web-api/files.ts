// Uploads in three steps: ask for an address, send the content there, complete.
import { z } from 'zod';
import { toSlackFile } from '../payloads/message.ts';
import { SlackError } from '../slack-error.ts';
import { appIsIn } from '../workspace/conversations.ts';
import { completeFile, findFile, requestUpload } from '../workspace/files.ts';
import { post } from '../workspace/messages.ts';
import { getVisible } from './conversation-access.ts';
import { defineMethod, jsonArgument, type Method } from './method.ts';

const getUploadAddress = defineMethod({
  args: z.object({
    filename: z.string().min(1),
    length: z.coerce.number().int().min(1),
    alt_text: z.string().max(1_000).optional(),
  }),
  run({ workspace, uploadUrl }, { filename, length, alt_text = '' }) {
    const file = requestUpload(workspace, { name: filename, size: length, altText: alt_text });
    return { upload_url: uploadUrl(file.ticket ?? ''), file_id: file.id };
  },
});

const complete = defineMethod({
  args: z.object({
    files: jsonArgument.pipe(
      z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
    ),
    channel_id: z.string().optional(),
    initial_comment: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
  run({ workspace }, args) {
    const conversation = args.channel_id === undefined ? undefined : getVisible(workspace, args.channel_id);
    if (conversation?.kind === 'channel' && !appIsIn(workspace, conversation)) {
      throw new SlackError('not_in_channel');
    }
    const files = args.files.map(({ id, title }) => completeFile(workspace, id, title));
    if (conversation !== undefined) {
      post(workspace, {
        conversation,
        member: workspace.app.botUserId,
        text: args.initial_comment ?? '',
        files,
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      });
    }
    return { files: files.map(toSlackFile) };
  },
});

const remove = defineMethod({
  args: z.object({ file: z.string() }),
  run({ workspace }, { file: id }) {
    if (findFile(workspace, id) === undefined) throw new SlackError('file_not_found');
    workspace.files.delete(id);
    return {};
  },
});

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadAddress,
  'files.completeUploadExternal': complete,
  'files.delete': remove,
};
