import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const IS_KNOWLEDGE = /\.(md|yml)$/;

/**
 * One text for the state of a knowledge folder: equal as long as no file of it or of the folders in it came, went, was
 * written or was replaced. Links are followed, so exchanging what they point to counts, too. Never throws; what is
 * missing is a state as well.
 */
export async function fingerprintOf(folder: string): Promise<string> {
  const names = await namesIn(folder);
  const folders = names.filter(name => !name.includes('.'));
  const states = [folder, ...folders.map(name => join(folder, name))].map(statesIn);
  return (await Promise.all(states)).flat().join('\n');
}

async function statesIn(folder: string): Promise<string[]> {
  const names = (await namesIn(folder)).filter(name => IS_KNOWLEDGE.test(name));
  return [folder, ...(await Promise.all(names.map(name => stateOf(join(folder, name)))))];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch {
    return [];
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
