import type { Service } from './service.ts';

/** A service named in a text. */
export interface Mention {
  service: Service;
  /** As it stands in the text, on one line. */
  name: string;
  index: number;
  /** Where the text goes on. */
  end: number;
}

export interface ServiceNames {
  /**
   * The services that a text names, longest name first, so that "Amazon Bedrock Agents" is not Amazon Bedrock.
   * Everyday words such as "Canvas" or "model cards" count as no mention: texts use them for other things.
   */
  mentionsIn(text: string): Mention[];
  /** The service of which the whole text is a name, whatever its capitals. */
  called(text: string): Service | undefined;
}

/** Where two services share a name, a current name wins over a short one, and that over a former one. */
export function serviceNames(services: readonly Service[]): ServiceNames {
  const owners = new Map<string, Service>();
  const names: string[] = [];
  for (const pick of [(s: Service) => [s.name], (s: Service) => s.also, (s: Service) => s.formerly]) {
    for (const service of services) {
      for (const name of pick(service)) {
        if (!owners.has(name.toLowerCase())) owners.set(name.toLowerCase(), service);
        if (isTelling(name) || name === service.name) names.push(name);
      }
    }
  }
  const find = finderOf(names);
  return {
    called: text => owners.get(text.trim().toLowerCase()),
    mentionsIn: text =>
      find(text).flatMap(({ index, end }) => {
        const name = text.slice(index, end).replace(/\s+/g, ' ');
        const service = owners.get(name.toLowerCase());
        return service ? [{ service, name, index, end }] : [];
      }),
  };
}

function isTelling(name: string): boolean {
  return name.includes(' ') ? /[A-Z]/.test(name) : /[a-z][A-Z]|[A-Z]{2}|\d/.test(name);
}

type Find = (text: string) => { index: number; end: number }[];

/** Looks closer only where the first word of a name stands: hundreds of names at each letter would take long. */
function finderOf(names: readonly string[]): Find {
  const longestFirst = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  const byFirstWord = Map.groupBy(
    longestFirst.map(name => ({ name, pattern: new RegExp(`${asPattern(name)}(?!\\w)`, 'y') })),
    ({ name }) => firstWordOf(name),
  );
  return text => {
    const found: { index: number; end: number }[] = [];
    for (const { 0: word, index } of text.matchAll(/(?<![\w-])\w+/g)) {
      if (index < (found.at(-1)?.end ?? 0)) continue;
      for (const { pattern } of byFirstWord.get(word.toLowerCase()) ?? []) {
        pattern.lastIndex = index;
        if (!pattern.test(text)) continue;
        found.push({ index, end: pattern.lastIndex });
        break;
      }
    }
    return found;
  };
}

function firstWordOf(name: string): string {
  return /\w+/.exec(name)?.[0].toLowerCase() ?? '';
}

/** Behind the name of the maker, capitals are written in every way: "SageMaker batch transform", "Batch Transform". */
function asPattern(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
  return /^(?:Amazon|AWS|SageMaker|Bedrock) /.test(name) ? `(?i:${escaped})` : escaped;
}
