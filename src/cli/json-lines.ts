import type { Answer } from '../guide/answer.ts';
import { answerText } from '../guide/answer-text.ts';

/** Characters of one line that are read, so that no line fills the memory. */
const LONGEST_LINE = 32 * 2 ** 20;

export interface Line {
  text: string;
  /** It was longer than what is read. */
  isCut: boolean;
}

/** The lines of a stream in UTF-8; the last one may lack its end. Holds one line at a time. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let kept = '';
  let isCut = false;
  const add = (piece: string): void => {
    const room = longest - kept.length;
    if (piece.length > room) isCut = true;
    kept += piece.slice(0, room);
  };
  const take = (): Line => {
    const line = { text: kept.replace(/\r$/, ''), isCut };
    kept = '';
    isCut = false;
    return line;
  };
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield take();
      from = end + 1;
    }
    add(text.slice(from));
  }
  add(decoder.decode());
  if (kept !== '' || isCut) yield take();
}

/** One line of output for each line of input, in order; whoever reads slowly slows the reading down. */
export async function* answerLines(
  chunks: AsyncIterable<Uint8Array>,
  ask: (question: string) => Answer,
): AsyncGenerator<string> {
  for await (const line of linesOf(chunks)) yield `${JSON.stringify(lineAnswer(line, ask))}\n`;
}

/**
 * What is written for one line. One that is no object with a `query` is answered in its place, too, with kind `none`
 * and a text that says why, so that line n of the output always belongs to line n of the input.
 */
export function lineAnswer(line: Line, ask: (question: string) => Answer): object {
  const { id, query, problem } = parseLine(line);
  if (problem !== undefined) {
    return { id, query, kind: 'none', confidence: 0, sections: [], text: problem };
  }
  const answer = ask(query);
  return {
    id,
    query,
    kind: answer.kind,
    confidence: rounded(answer.confidence),
    sections: answer.ranked.slice(0, 3).map(({ section, score }) => ({
      id: section.id,
      title: section.title,
      path: section.path,
      score: rounded(score),
    })),
    text: answerText(answer),
  };
}

/** A number counts as a query, too, as people write them so. */
function parseLine({ text, isCut }: Line): { id: unknown; query: string; problem?: string } {
  const bad = (problem: string) => ({ id: null, query: text.slice(0, 1_000), problem });
  if (isCut) return bad(`The line is longer than ${LONGEST_LINE} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('The line is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return bad('The line is not a JSON object with "id" and "query".');
  }
  const id = 'id' in value ? value.id : null;
  const query = 'query' in value ? value.query : undefined;
  if (typeof query === 'string' || typeof query === 'number') return { id, query: String(query) };
  return { id, query: '', problem: 'The line has no "query".' };
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
