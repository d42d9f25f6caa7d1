import { createInterface } from 'node:readline';
import type { Answer } from '../guide/answer.ts';
import { answerText } from '../guide/answer-text.ts';
import { loadKnowledge } from '../knowledge.ts';
import { buildLibrary } from '../library.ts';
import type { Command } from './command.ts';

/** Answers from the guide, as the app does in Slack. */
export const ask: Command = {
  name: 'ask',
  usage: '<question> | --jsonl',
  summary: 'Answer from the guide; --jsonl answers {"id","query"} lines of standard input, in order',
  async run(args, terminal) {
    const isLines = args.length === 1 && args[0] === '--jsonl';
    if (args.length === 0 || (!isLines && args[0]?.startsWith('--'))) {
      terminal.err('Use: aif ask <question>, or aif ask --jsonl with {"id","query"} lines on standard input');
      return 2;
    }
    const loaded = loadKnowledge(terminal.knowledgeDir, terminal.now);
    if (loaded.kind === 'broken') {
      terminal.err('The knowledge folder has errors: aif check names them.');
      return 1;
    }
    const library = buildLibrary(loaded.knowledge);
    if (!isLines) {
      terminal.out(answerText(library.ask(args.join(' '))));
      return 0;
    }
    for await (const line of createInterface({ input: process.stdin })) {
      terminal.out(JSON.stringify(lineAnswer(line, library.ask)));
    }
    return 0;
  },
};

/**
 * What `--jsonl` writes for one line. A line that is no object with a `query` is answered in its place, too: with kind
 * `none` and an `error`, so that line n of the output always belongs to line n of the input.
 */
export function lineAnswer(line: string, ask: (question: string) => Answer): object {
  const asked = parseLine(line);
  if (asked.error !== undefined) return { ...asked, kind: 'none', confidence: 0, sections: [], text: '' };
  const answer = ask(asked.query);
  return {
    ...asked,
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

/** A number counts as a query, too, as people write them so; everything else is an error. */
function parseLine(line: string): { id: unknown; query: string; error?: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, query: line, error: 'not JSON' };
  }
  if (typeof value !== 'object' || value === null) return { id: null, query: line, error: 'not an object' };
  const id = 'id' in value ? value.id : null;
  const query = 'query' in value ? value.query : undefined;
  if (typeof query === 'string' || typeof query === 'number') return { id, query: String(query) };
  return { id, query: '', error: 'no query' };
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
