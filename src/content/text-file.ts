import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { errorAt, type Problem } from './problem.ts';

/** No file of text written by people comes near this; what does is a mistake or an attack. */
export const LARGEST_FILE_IN_BYTES = 2_000_000;

export type TextFile = { kind: 'text'; text: string } | { kind: 'unreadable'; problem: Problem };

/** Reads a UTF-8 file inside the folder; line ends become `\n`, a byte order mark is dropped. Never throws. */
export function readTextFile(folder: string, file: string): TextFile {
  const unreadable = (what: string, fix: string, line = 1): TextFile => ({
    kind: 'unreadable',
    problem: errorAt({ file, line }, what, fix),
  });
  const path = join(folder, file);
  try {
    const reason = reasonNotToOpen(folder, path);
    if (reason) return unreadable(...reason);
    return decode(readFileSync(path), unreadable);
  } catch (error) {
    return unreadable(
      `This file cannot be read (${codeOf(error)})`,
      'Check that it exists and that the app may read it',
    );
  }
}

function reasonNotToOpen(folder: string, path: string): [what: string, fix: string] | undefined {
  const itself = statOf(path, lstatSync);
  if (!itself) return ['This file is missing', 'Add it; knowledge/README.md says what it holds'];
  if (itself.isSymbolicLink()) {
    const target = statOf(path, statSync);
    if (!target) return ['This is a link to a file that is not there', 'Put the file itself here'];
    if (!realpathSync(path).startsWith(realpathSync(folder) + sep)) {
      return ['This is a link to a file outside of the knowledge folder', 'Put the file itself here'];
    }
  }
  const stats = statSync(path);
  if (stats.isDirectory()) return ['This is a folder where a file is expected', 'Move it elsewhere'];
  if (!stats.isFile()) return ['This is not a regular file', 'Put a text file here'];
  if (stats.size > LARGEST_FILE_IN_BYTES) {
    const megabytes = (stats.size / 1_000_000).toFixed(1);
    return [`This file has ${megabytes} MB, and 2 MB is the limit`, 'Split it or remove what is no text'];
  }
  return undefined;
}

function statOf(path: string, read: (path: string) => Stats): Stats | undefined {
  try {
    return read(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const SAVE_AS_UTF8 = 'Save it as UTF-8 text';

function decode(
  bytes: Uint8Array,
  unreadable: (what: string, fix: string, line?: number) => TextFile,
): TextFile {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return unreadable('This file is encoded as UTF-16', SAVE_AS_UTF8);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return unreadable('This file holds a zero byte, so it is no text', SAVE_AS_UTF8, lineOf(bytes, zero));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    const unseen = UNSEEN.exec(text);
    if (!unseen) return { kind: 'text', text };
    const code = unseen[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const line = text.slice(0, unseen.index).split('\n').length;
    return unreadable(
      `This line holds an invisible or damaged character (U+${code})`,
      'Write it again',
      line,
    );
  } catch {
    const bad = firstInvalidByte(bytes);
    return unreadable('This file holds bytes that are not UTF-8', SAVE_AS_UTF8, lineOf(bytes, bad));
  }
}

/** Control characters, those that turn the direction of writing, and what stands for a letter that was lost. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]/;

/** The decoder puts U+FFFD where it met the first invalid byte, unless the text itself holds that character. */
function firstInvalidByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Buffer.byteLength(text.slice(0, Math.max(0, text.indexOf('\uFFFD'))));
}

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => line + (byte === 0x0a ? 1 : 0), 1);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
