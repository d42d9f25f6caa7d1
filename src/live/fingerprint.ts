import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where knowledge lies in its folder; `.` is the folder itself. */
const FOLDERS = ['.', 'guide', 'questions'];
const IS_KNOWLEDGE = /\.(md|yml)$/;

/**
 * One text for the state of a knowledge folder: equal as long as no file came, went, was written or was replaced.
 * Links are followed, so exchanging what they point to counts, too. Never throws; what is missing is a state as well.
 */
export async function fingerprintOf(folder: string): Promise<string> {
  return (await Promise.all(FOLDERS.map(name => statesIn(join(folder, name))))).flat().join('\n');
}

async function statesIn(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter(name => IS_KNOWLEDGE.test(name)).toSorted();
    return await Promise.all(names.map(name => stateOf(join(folder, name))));
  } catch {
    return [`${folder} missing`];
  }
}

/** The time of the last change of any kind is among it: copying tools set the time of writing back. */
async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return `${path} missing`;
  }
}
