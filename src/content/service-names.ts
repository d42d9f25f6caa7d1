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
  const pattern = patternOf(names);
  return {
    called: text => owners.get(text.trim().toLowerCase()),
    mentionsIn: text =>
      [...text.matchAll(pattern)].flatMap(match => {
        const name = match[0].replace(/\s+/g, ' ');
        const service = owners.get(name.toLowerCase());
        return service ? [{ service, name, index: match.index, end: match.index + match[0].length }] : [];
      }),
  };
}

function isTelling(name: string): boolean {
  return name.includes(' ') ? /[A-Z]/.test(name) : /[a-z][A-Z]|[A-Z]{2}|\d/.test(name);
}

function patternOf(names: readonly string[]): RegExp {
  const longestFirst = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\w-])(?:${longestFirst.map(asPattern).join('|') || '(?!)'})(?!\\w)`, 'g');
}

/** Behind the name of the maker, capitals are written in every way: "SageMaker batch transform", "Batch Transform". */
function asPattern(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
  return /^(?:Amazon|AWS|SageMaker|Bedrock) /.test(name) ? `(?i:${escaped})` : escaped;
}
