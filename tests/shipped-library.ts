import { CACHE, openKnowledge } from '../src/kept-knowledge.ts';
import { type Library, libraryFrom } from '../src/library.ts';

/** The library of this repository's knowledge folder, prepared once for all tests. Throws when it is broken. */
export async function shippedLibrary(): Promise<Library> {
  const loaded = await openKnowledge('knowledge', CACHE, new Date('2026-11-24'));
  if (loaded.kind === 'broken')
    throw new Error('The knowledge folder has errors: run `npm run check:knowledge`');
  return libraryFrom(loaded.knowledge, loaded.search);
}
