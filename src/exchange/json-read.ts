import { checkSchema } from '../content/check-schema.ts';
import { errorAt, type Place, type Problem, quoted } from '../content/problem.ts';
import type { Path } from '../content/yaml.ts';
import { contradictionsIn } from './contradictions.ts';
import { DOCUMENT_FORMAT, KnowledgeDocument } from './document.ts';
import { lineAt, placesIn } from './json-places.ts';
import { textOf } from './read-input.ts';

export type ReadDocument =
  | { kind: 'document'; document: KnowledgeDocument }
  | { kind: 'broken'; problems: Problem[] };

/** Never throws. */
export function readDocument(input: Uint8Array, file: string): ReadDocument {
  const decoded = textOf(input, file);
  if (decoded.kind === 'unreadable') return { kind: 'broken', problems: [decoded.problem] };
  const parsed = parseJson(decoded.text, file);
  if (parsed.kind === 'broken') return { kind: 'broken', problems: [parsed.problem] };
  const placeOf = placesIn(decoded.text, file);
  const other = otherFormat(parsed.value, placeOf);
  if (other) return { kind: 'broken', problems: [other] };
  const checked = checkSchema(KnowledgeDocument, { value: parsed.value, placeOf });
  if (checked.kind === 'invalid') return { kind: 'broken', problems: checked.problems };
  const problems = contradictionsIn(checked.value, placeOf);
  return problems.length > 0 ? { kind: 'broken', problems } : { kind: 'document', document: checked.value };
}

type Parsed = { kind: 'json'; value: unknown } | { kind: 'broken'; problem: Problem };

function parseJson(text: string, file: string): Parsed {
  const broken = (offset: number, what: string, fix: string): Parsed => ({
    kind: 'broken',
    problem: errorAt({ file, line: lineAt(text, offset) }, what, fix),
  });
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const end = text.trimEnd().length;
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    if (offset >= end || /^(?:Unterminated|Unexpected end)/.test(message)) {
      return broken(end, 'This JSON ends in the middle: the file seems to be cut off', 'Export it again');
    }
    return broken(offset, 'This is no valid JSON', 'Correct this line, or export it again');
  }
}

/** Said before anything else, because everything else follows from it. */
function otherFormat(value: unknown, placeOf: (path: Path) => Place): Problem | undefined {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format === DOCUMENT_FORMAT) return undefined;
  const what =
    typeof format === 'string'
      ? `This is in the format ${quoted(format)}, and ${DOCUMENT_FORMAT} is what can be read`
      : 'This JSON does not say that it is knowledge of this app';
  return errorAt(placeOf(['format']), what, `Export it again; its \`format\` must be ${DOCUMENT_FORMAT}`);
}
