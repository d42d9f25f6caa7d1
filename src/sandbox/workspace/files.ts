// Files that the app uploads: asked for, received, then completed, as Slack wants it.
import { randomId, randomSecret } from '../ids.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from './workspace.ts';

export interface WorkspaceFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  /** Bytes that were announced. */
  size: number;
  altText: string;
  created: number;
  /** Undefined until it was received. */
  content: Buffer | undefined;
  /** A file that was not completed is in nobody's sight. */
  isComplete: boolean;
  /** The last part of the address that takes its content, once. */
  ticket: string | undefined;
}

const mimetypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  json: 'application/json',
  csv: 'text/csv',
  txt: 'text/plain',
};

export function requestUpload(
  workspace: Workspace,
  given: { name: string; size: number; altText: string },
): WorkspaceFile {
  const extension = given.name.split('.').at(-1)?.toLowerCase() ?? '';
  const file: WorkspaceFile = {
    id: randomId('F'),
    ...given,
    title: given.name,
    mimetype: mimetypes[extension] ?? 'application/octet-stream',
    created: Math.floor(workspace.clock.now() / 1000),
    content: undefined,
    isComplete: false,
    ticket: randomSecret(),
  };
  workspace.files.set(file.id, file);
  return file;
}

/** `undefined` when no upload with this ticket is expected, or not of this size. */
export function receiveFile(
  workspace: Workspace,
  ticket: string,
  content: Buffer,
): WorkspaceFile | undefined {
  const file = [...workspace.files.values()].find(candidate => candidate.ticket === ticket);
  if (file === undefined || content.length !== file.size) return undefined;
  Object.assign(file, { content, ticket: undefined });
  return file;
}

/** The file, if it was received and completed. */
export function findFile(workspace: Workspace, id: string): WorkspaceFile | undefined {
  const file = workspace.files.get(id);
  return file?.isComplete ? file : undefined;
}

export function completeFile(workspace: Workspace, id: string, title: string | undefined): WorkspaceFile {
  const file = workspace.files.get(id);
  if (file?.content === undefined || file.isComplete) throw new SlackError('file_not_found');
  return Object.assign(file, { isComplete: true, ...(title === undefined ? {} : { title }) });
}

export function isPicture({ mimetype }: WorkspaceFile): boolean {
  return ['image/png', 'image/jpeg', 'image/gif'].includes(mimetype);
}
