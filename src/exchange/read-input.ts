import { readFileSync, statSync } from 'node:fs';
import { errorAt, type Problem } from '../content/problem.ts';

/** Four times what the shipped folder takes as JSON; what is bigger was hardly meant for this. */
export const LARGEST_INPUT_IN_BYTES = 6_000_000;

type Unreadable = { kind: 'unreadable'; problem: Problem };
export type Input = { kind: 'bytes'; bytes: Uint8Array } | Unreadable;
export type InputText = { kind: 'text'; text: string } | Unreadable;

/** Never throws. */
export function readInput(path: string, file: string): Input {
  const unreadable = (what: string, fix: string): Input => ({
    kind: 'unreadable',
    problem: errorAt({ file, line: 1 }, what, fix),
  });
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return unreadable('This is not a regular file', 'Name the file to import');
    if (stats.size > LARGEST_INPUT_IN_BYTES) {
      const megabytes = (stats.size / 1_000_000).toFixed(1);
      const limit = LARGEST_INPUT_IN_BYTES / 1_000_000;
      const what = `This file has ${megabytes} MB, and ${limit} MB is the limit`;
      return unreadable(what, 'Split it into several files');
    }
    if (stats.size === 0) return unreadable('This file is empty', 'Export it again');
    return { kind: 'bytes', bytes: readFileSync(path) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return unreadable(`This file cannot be read (${code})`, 'Check that it exists and that you may read it');
  }
}

/** UTF-8 with or without a byte order mark; line ends become `\n`. */
export function textOf(bytes: Uint8Array, file: string): InputText {
  const unreadable = (what: string, offset = 0): InputText => ({
    kind: 'unreadable',
    problem: errorAt({ file, line: lineAt(bytes, offset) }, what, 'Save it as UTF-8 text'),
  });
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return unreadable('This file is encoded as UTF-16');
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return unreadable('This file holds a zero byte, so it is no text', zero);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'text', text: text.replace(/\r\n?/g, '\n') };
  } catch {
    const readable = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const bad = Buffer.byteLength(readable.slice(0, Math.max(0, readable.indexOf('\uFFFD'))));
    return unreadable('This file holds bytes that are not UTF-8', bad);
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => line + (byte === 0x0a ? 1 : 0), 1);
}
