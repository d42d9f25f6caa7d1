import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import winkBm25 from 'wink-bm25-text-search';
import { termsOf } from '../../src/guide/search-terms.ts';
import type { Section } from '../../src/guide/section.ts';

/** Another search engine on the same sections: ids, best first. It cannot abstain. */
export interface Engine {
  name: string;
  search(query: string): string[] | Promise<string[]>;
}

interface Page {
  id: string;
  title: string;
  text: string;
}

/** All get title and text; none gets the ways to ask, which are this app's own. */
export async function yardsticks(sections: readonly Section[]): Promise<Engine[]> {
  const pages = sections.map(({ id, title, markdown }) => ({ id, title, text: markdown }));
  return [
    { name: 'MiniSearch, plain', search: miniSearch(pages, {}) },
    {
      name: 'MiniSearch, options',
      search: miniSearch(pages, { boost: { title: 3 }, prefix: true, fuzzy: 0.2 }),
    },
    { name: 'lunr', search: lunrSearch(pages) },
    { name: 'wink-bm25', search: winkSearch(pages) },
    { name: 'Orama', search: await oramaSearch(pages) },
  ];
}

function miniSearch(pages: readonly Page[], searchOptions: object): Engine['search'] {
  const index = new MiniSearch<Page>({ fields: ['title', 'text'], searchOptions });
  index.addAll(pages);
  return query => index.search(query).map(({ id }) => String(id));
}

function lunrSearch(pages: readonly Page[]): Engine['search'] {
  const index = lunr(builder => {
    builder.field('title', { boost: 3 });
    builder.field('text');
    for (const page of pages) builder.add(page);
  });
  // Words only: lunr's own syntax would read signs in a question as operators.
  return query => index.search(query.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')).map(({ ref }) => ref);
}

function winkSearch(pages: readonly Page[]): Engine['search'] {
  const engine = winkBm25();
  engine.defineConfig({ fldWeights: { title: 3, text: 1 } });
  // It brings no stemmer and no stop words of its own, so it gets ours.
  engine.definePrepTasks([termsOf]);
  for (const [at, { title, text }] of pages.entries()) engine.addDoc({ title, text }, at);
  engine.consolidate();
  return query => engine.search(query, 10).flatMap(([at]) => pages[Number(at)]?.id ?? []);
}

async function oramaSearch(pages: readonly Page[]): Promise<Engine['search']> {
  const database = create({ schema: { title: 'string', text: 'string' } as const });
  await insertMultiple(
    database,
    pages.map(page => ({ ...page })),
  );
  return async term => {
    const { hits } = await searchOrama(database, { term, boost: { title: 3 }, limit: 10 });
    return hits.map(({ id }) => String(id));
  };
}
