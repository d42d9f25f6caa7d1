import { warningAt } from '../../content/problem.ts';
import type { Rule } from './draft.ts';
import { isOfficial } from './official-hosts.ts';

export const officialSources: Rule = {
  name: 'official sources',
  check: draft =>
    [
      ...draft.services.map(({ value, placeOf }) => ({
        id: value.id,
        links: [value.url],
        placeOf: () => placeOf(['url']),
      })),
      ...[...draft.sections, ...draft.questions].map(({ value, placeOf }) => ({
        id: value.id,
        links: value.sources,
        placeOf: (index: number) => placeOf(['sources', index]),
      })),
    ].flatMap(({ id, links, placeOf }) =>
      links.flatMap((link, index) => {
        if (isOfficial(link)) return [];
        const what = `${id} cites ${new URL(link).hostname}, which is no official page`;
        return [
          warningAt(
            placeOf(index),
            what,
            'Cite AWS or the maker; the list is src/bank/lint/official-hosts.ts',
          ),
        ];
      }),
    ),
};
