import { expect, test } from 'vitest';
import { buildSearchData } from '../../src/guide/search-data.ts';
import { type SearchIndex, searchIndex } from '../../src/guide/search-index.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { SMALL } from '../knowledge/folder.ts';

async function load(): Promise<{ search: SearchIndex; data: WeakRef<object> }> {
  const loaded = loadKnowledge(SMALL, new Date('2026-11-23'));
  if (loaded.kind === 'broken') throw new Error('the small folder is broken');
  const data = await buildSearchData(loaded.knowledge);
  return { search: searchIndex(data, loaded.knowledge), data: new WeakRef(data) };
}

test('an index keeps of what it was loaded from only what questions need', async () => {
  const { search, data } = await load();
  await collectGarbage();
  expect(data.deref()).toBeUndefined();
  expect(search('data collection').hits.length).toBeGreaterThan(0);
});
