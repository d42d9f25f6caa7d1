import { join } from 'node:path';
import { loadKnowledge, type WholeKnowledge } from '../../src/knowledge.ts';

/** The knowledge folder of this repository, on a day when its facts are fresh. Throws when it is broken. */
export function shippedKnowledge(): WholeKnowledge {
  const loaded = loadKnowledge(
    join(import.meta.dirname, '../../knowledge'),
    new Date('2026-11-23T12:00:00Z'),
  );
  if (loaded.kind === 'broken')
    throw new Error('The knowledge folder has errors: run `npm run check:knowledge`');
  return loaded.knowledge;
}
