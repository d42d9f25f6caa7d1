import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isTypedArray } from 'node:util/types';
import { deserialize, serialize } from 'node:v8';
import type { Prepared } from './prepare.ts';

/** Where starts and the terminal keep what they prepared. */
export const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'aif-study');

/** So many folders are kept, the last ones used. */
const MOST_KEPT = 4;
const LOCKFILE = join('..', 'package-lock.json');
const IS_KNOWLEDGE = /\.(md|yml)$/;

/**
 * Prepares a knowledge folder for a start, or takes what an earlier start kept in `cache`, when since then neither a
 * byte of the folder changed nor the program did. A cache that cannot be read or written costs time and nothing else.
 */
export async function openKnowledge(folder: string, cache: string, now: Date): Promise<Prepared> {
  const origin = originOf(folder);
  const file = join(cache, `${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)}.bin`);
  const kept = origin && readKept(file, origin);
  if (kept) {
    noteUse(file);
    return kept;
  }
  // Loaded only here: most starts need none of what reads and checks.
  const { prepareForStart } = await import('./prepare.ts');
  const prepared = await prepareForStart(folder, now);
  if (origin && prepared.kind === 'loaded') keep(file, origin, prepared);
  return prepared;
}

/** One text for all that the result is made from; undefined when the folder cannot be read. */
function originOf(folder: string): string | undefined {
  const hash = createHash('sha256').update(process.version);
  try {
    // The lockfile stands for the packages, whose formats are kept, too.
    for (const name of [...filesIn(import.meta.dirname), LOCKFILE]) {
      const file = statSync(join(import.meta.dirname, name), { throwIfNoEntry: false });
      hash.update(`\n${name} ${file?.size} ${file?.mtimeMs}`);
    }
    for (const name of filesIn(folder).filter(file => IS_KNOWLEDGE.test(file))) {
      const content = readFileSync(join(folder, name));
      hash.update(`\n${name} ${content.length}\n`).update(content);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

interface Kept {
  origin: string;
  prepared: Prepared;
}

function readKept(path: string, origin: string): Prepared | undefined {
  try {
    // Written by this very program: the origin covers its files.
    const kept = deserialize(readFileSync(path)) as Kept;
    if (kept.origin !== origin) return undefined;
    if (kept.prepared.kind === 'loaded') ownColumns(kept.prepared.search);
    return kept.prepared;
  } catch {
    return undefined;
  }
}

/**
 * Most of the numbers that were read are views on the file's bytes, all of which would stay in memory as long as one of
 * the columns does.
 */
function ownColumns(data: object): void {
  for (const [name, part] of Object.entries(data)) {
    if (isTypedArray(part)) {
      if (part.byteLength < part.buffer.byteLength) Reflect.set(data, name, part.slice());
    } else if (part && typeof part === 'object' && !Array.isArray(part)) ownColumns(part);
  }
}

function noteUse(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // On a disk that is read-only nothing is deleted either.
  }
}

/** Whole or not at all, however many processes start at once. */
function keep(file: string, origin: string, prepared: Prepared): void {
  const cache = dirname(file);
  try {
    mkdirSync(cache, { recursive: true });
    const path = join(cache, `${process.pid}.tmp`);
    writeFileSync(path, serialize({ origin, prepared } satisfies Kept));
    renameSync(path, file);
    const kept = readdirSync(cache)
      .filter(name => name.endsWith('.bin'))
      .map(name => ({ name, usedAt: statSync(join(cache, name)).mtimeMs }));
    const old = kept.toSorted((a, b) => b.usedAt - a.usedAt).slice(MOST_KEPT);
    for (const { name } of old) rmSync(join(cache, name), { force: true });
  } catch {
    // A disk that is full or read-only: the next start prepares again.
  }
}
