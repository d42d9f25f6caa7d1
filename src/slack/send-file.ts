import type { WebClient } from '@slack/web-api';
import { slackErrorCode } from './call.ts';

/** A file as Slack takes it. */
export interface Upload {
  filename: string;
  title: string;
  content: Buffer;
  /** Of a picture, for who cannot see it. */
  altText?: string;
}

export type Uploaded =
  | { kind: 'uploaded'; fileId: string }
  /** The workspace does not let the app keep files, for example because its permissions are older. */
  | { kind: 'refused'; code: string };

/** Uploads a file: into a conversation, or nowhere, to stand in the app's own messages and views. */
export async function uploadFile(client: WebClient, file: Upload, channel?: string): Promise<Uploaded> {
  try {
    const { files } = await client.filesUploadV2({
      filename: file.filename,
      title: file.title,
      file: file.content,
      ...(file.altText !== undefined && { alt_text: file.altText }),
      ...(channel !== undefined && { channel_id: channel }),
    });
    const fileId = files[0]?.files?.[0]?.id;
    return fileId === undefined ? { kind: 'refused', code: 'no_file' } : { kind: 'uploaded', fileId };
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === undefined) throw error;
    return { kind: 'refused', code };
  }
}
