import type { Term } from '../content/glossary.ts';
import { namesOf, type Service } from '../content/service.ts';
import { stemOf, termsOf, wordsOf } from './search-terms.ts';

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
  const root: NameNode = { next: new Map(), names: new Map(), services: [] };
  const stemsOfNames = new Set<string>();
  for (const { names: group, service } of groupsOf(services, glossary)) {
    const names = new Map(group.map(name => [phraseOf(name), nameTermsOf(name)] as const));
    for (const phrase of names.keys()) {
      if (phrase === '') continue;
      const node = nodeOf(root, phrase.split(' '));
      for (const [other, terms] of names) if (terms.some(isTerm)) node.names.set(other, terms);
      if (service) node.services.push(service);
      for (const stem of phrase.split(' ')) stemsOfNames.add(stem);
    }
  }
  const find = (stems: readonly string[]): Named[] => {
    const found: Named[] = [];
    for (let from = 0; from < stems.length; from++) {
      let longest: { node: NameNode; end: number } | undefined;
      let node = root.next.get(stems[from] ?? '');
      for (let end = from + 1; node; end++) {
        if (node.isName) longest = { node, end };
        node = node.next.get(stems[end] ?? '');
      }
      if (!longest) continue;
      const { names, services: of } = longest.node;
      found.push({ from, end: longest.end, names: [...names.values()], services: of });
      from = longest.end - 1;
    }
    return found;
  };
  return { find, has: stem => stemsOfNames.has(stem) };
}

/** Where the names that begin with the same stems go on. */
interface NameNode {
  next: Map<string, NameNode>;
  isName?: true;
  /** All names of what has the name that ends here, by their stems. */
  names: Map<string, readonly string[]>;
  services: Service[];
}

function nodeOf(root: NameNode, stems: readonly string[]): NameNode {
  let node = root;
  for (const stem of stems) {
    const next = node.next.get(stem) ?? { next: new Map(), names: new Map(), services: [] };
    node.next.set(stem, next);
    node = next;
  }
  node.isName = true;
  return node;
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
  return [...new Set(termsOf(text))];
}
