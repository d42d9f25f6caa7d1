import type { Term } from '../content/glossary.ts';
import { namesOf, type Service } from '../content/service.ts';
import { isStopWord, stemOf, wordsOf } from './search-terms.ts';

/** A stretch of a question that is one name of a thing, and all names of that thing as terms. */
export interface Named {
  from: number;
  /** Where the question goes on. */
  end: number;
  names: readonly (readonly string[])[];
  /** The services of that name. */
  services: readonly Service[];
}

/** Finds names in the stems of a question, of overlapping ones the longest; every name may stand for the others. */
export interface Names {
  find(stems: readonly string[]): Named[];
  /** Whether a stem stands in any name: then it is no slip of another word. */
  has(stem: string): boolean;
}

/** Other names of a thing count only when the guide has a word of them, which `isTerm` says. */
export function nameFinder(
  services: readonly Service[],
  glossary: readonly Term[],
  isTerm: (stem: string) => boolean,
): Names {
  const byPhrase = new Map<string, { names: Map<string, readonly string[]>; services: Service[] }>();
  /** How many stems the longest name has that begins with a stem. */
  const longest = new Map<string, number>();
  for (const { names: group, service } of groupsOf(services, glossary)) {
    const names = new Map(group.map(name => [phraseOf(name), nameTermsOf(name)] as const));
    for (const phrase of names.keys()) {
      if (phrase === '') continue;
      const [first = '', ...rest] = phrase.split(' ');
      longest.set(first, Math.max(longest.get(first) ?? 0, 1 + rest.length));
      const known = byPhrase.get(phrase);
      byPhrase.set(phrase, {
        names: new Map([...(known?.names ?? []), ...names]),
        services: [...(known?.services ?? []), ...(service ? [service] : [])],
      });
    }
  }
  const groups = new Map(
    [...byPhrase].map(([phrase, { names, services: of }]) => [
      phrase,
      { names: [...names.values()].filter(terms => terms.some(isTerm)), services: of },
    ]),
  );
  const stemsOfNames = new Set([...byPhrase.keys()].flatMap(phrase => phrase.split(' ')));
  const find = (stems: readonly string[]): Named[] => {
    const found: Named[] = [];
    for (let from = 0; from < stems.length; from++) {
      const most = longest.get(stems[from] ?? '') ?? 0;
      for (let end = Math.min(stems.length, from + most); end > from; end--) {
        const group = groups.get(stems.slice(from, end).join(' '));
        if (!group) continue;
        found.push({ from, end, ...group });
        from = end - 1;
        break;
      }
    }
    return found;
  };
  return { find, has: stem => stemsOfNames.has(stem) };
}

function groupsOf(
  services: readonly Service[],
  glossary: readonly Term[],
): { names: string[]; service?: Service }[] {
  const ofServices = services.map(service => ({
    names: namesOf(service).flatMap(name => [name, bareName(name)]),
    service,
  }));
  const ofTerms = glossary.map(({ term, also }) => ({
    names: [term, ...also],
  }));
  return [...ofServices, ...ofTerms];
}

/** The name without the maker's and the platform's: "Clarify" for "Amazon SageMaker Clarify". */
function bareName(name: string): string {
  const bare = name.replace(/^(Amazon|AWS)\s+/, '').replace(/^SageMaker( AI)?\s+(?=\S)/, '');
  return wordsOf(bare).every(word => /^(ai|studio|training|processing)$/.test(word)) ? name : bare;
}

function phraseOf(text: string): string {
  return wordsOf(text).map(stemOf).join(' ');
}

function nameTermsOf(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter(word => !isStopWord(word))
        .map(stemOf),
    ),
  ];
}
