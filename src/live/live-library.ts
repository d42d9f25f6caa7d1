import type { Problem } from '../content/problem.ts';
import { type Library, libraryFrom } from '../library.ts';
import type { Prepared } from '../prepare.ts';

/** What a look at the knowledge folder came to. */
export type Look =
  | { kind: 'quiet' }
  /** Something changes; it is read when two looks in a row see the same, so that nothing half-written is. */
  | { kind: 'changing' }
  | { kind: 'replaced'; library: Library; warnings: Problem[] }
  /** Good, and equal to what is in use: an edit was undone. */
  | { kind: 'same'; warnings: Problem[] }
  /** What is in the folder now cannot be used; the library that stood goes on. */
  | { kind: 'kept'; problems: Problem[] };

export interface LiveLibrary {
  /** The library that stands now. */
  current: () => Library;
  /** Looks once whether the folder changed, and takes over what is good. One look at a time. */
  look: () => Promise<Look>;
}

/** Begins with a library that was read when the folder had the fingerprint `seen`. */
export function liveLibrary(
  first: { library: Library; seen: string },
  folder: { fingerprint: () => Promise<string>; read: () => Promise<Prepared> },
): LiveLibrary {
  let { library, seen: handled } = first;
  let previous = handled;
  return {
    current: () => library,
    async look() {
      const seen = await folder.fingerprint();
      const isSettled = seen === previous;
      previous = seen;
      if (seen === handled) return { kind: 'quiet' };
      if (!isSettled) return { kind: 'changing' };
      // Before the reading: a reading that fails is not tried again until somebody changes something.
      handled = seen;
      const loaded = await folder.read();
      if (loaded.kind === 'broken') return { kind: 'kept', problems: loaded.problems };
      if (loaded.knowledge.version === library.knowledge.version)
        return { kind: 'same', warnings: loaded.warnings };
      library = libraryFrom(loaded.knowledge, loaded.search);
      return { kind: 'replaced', library, warnings: loaded.warnings };
    },
  };
}
