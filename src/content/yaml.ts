import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { conflictMarker } from './conflict-marker.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { errorAt, type Place, type Problem } from './problem.ts';
import { explainYamlError } from './yaml-errors.ts';
import { duplicateKeys } from './yaml-keys.ts';

export type Path = readonly PropertyKey[];

export type Yaml =
  | {
      kind: 'yaml';
      value: unknown;
      /** Where the value at this path stands; where that is missing, the nearest thing above it. */
      placeOf: (path: Path) => Place;
    }
  | { kind: 'broken'; problems: Problem[] };

/** More than a person writes, and far fewer than it takes to fill the memory. */
const MOST_ALIASES = 100;
/** Behind the first mistakes, a parser reports what follows from them. */
const MOST_MISTAKES = 3;

/** `firstLine` is the line of the file on which the text begins. Never throws. */
export function parseYaml(text: string, file: string, firstLine = 1): Yaml {
  const conflict = conflictMarker(text, file, firstLine);
  if (conflict) return { kind: 'broken', problems: [conflict] };
  const plain = readPlainYaml(text);
  if (plain) return { kind: 'yaml', value: plain.value, placeOf: placesLater(text, file, firstLine) };
  try {
    return parse(text, file, firstLine);
  } catch (error) {
    return { kind: 'broken', problems: [explainCrash(error, { file, line: firstLine })] };
  }
}

/** Lines are asked for only when there is something to say, so the text is not read for them before that. */
function placesLater(text: string, file: string, firstLine: number): (path: Path) => Place {
  let parsed: Yaml | undefined;
  return path => {
    parsed ??= parse(text, file, firstLine);
    return parsed.kind === 'yaml' ? parsed.placeOf(path) : { file, line: firstLine };
  };
}

function parse(text: string, file: string, firstLine: number): Yaml {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => ({ file, line: lines.linePos(offset).line + firstLine - 1 });
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    // Its own check compares every key with every other: minutes for a file of a hundred thousand keys.
    uniqueKeys: false,
  });
  const problems = [
    ...mistakesIn(document, text, placeAt),
    ...duplicateKeys(document.contents).map(key =>
      errorAt(placeAt(key.offset), `The key ${key.name} stands here twice`, 'Keep one of the two'),
    ),
  ];
  if (problems.length > 0) return { kind: 'broken', problems };
  return {
    kind: 'yaml',
    value: document.toJS({ maxAliasCount: MOST_ALIASES }),
    placeOf: path => placeAt(offsetOf(document, path)),
  };
}

function mistakesIn(document: Document.Parsed, text: string, placeAt: (offset: number) => Place): Problem[] {
  const mistakes = [...document.errors, ...document.warnings];
  // A tab makes the parser complain about everything around it.
  const tab = mistakes.length > 0 ? /^ *\t/m.exec(text) : null;
  if (tab) return [errorAt(placeAt(tab.index), 'A tab is used to indent', 'Use two spaces')];
  return mistakes
    .slice(0, MOST_MISTAKES)
    .map(error => explainYamlError(error, placeAt(openingQuote(document, error) ?? error.pos[0])));
}

/** An unclosed quote is noticed at the end of the file; its author looks for the beginning. */
function openingQuote(document: Document.Parsed, error: YAMLError): number | undefined {
  if (!/^Missing closing .quote/.test(error.message)) return undefined;
  let opening: number | undefined;
  visit(document, {
    Scalar(_, { range, type }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range && range[0] <= error.pos[0]) opening = range[0];
    },
  });
  return opening;
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: ParsedNode | null | undefined = document.contents;
  let offset = node?.range[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) break;
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair: Pair<ParsedNode, ParsedNode | null> | undefined = node.items.find(
        item => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) break;
      offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq<ParsedNode>(node) && typeof step === 'number' && node.items[step]) {
      node = node.items[step];
      offset = node.range[0];
    } else break;
  }
  return offset;
}

function explainCrash(error: unknown, place: Place): Problem {
  if (error instanceof ReferenceError && /alias/i.test(error.message)) {
    return errorAt(
      place,
      `Its aliases (*name) expand to too much or lead nowhere: more than ${MOST_ALIASES} are not accepted`,
      'Write the values out instead of using aliases',
    );
  }
  return errorAt(place, 'This YAML is nested too deeply to be read', 'Simplify it');
}
