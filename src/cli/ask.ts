import { pipeline } from 'node:stream/promises';
import { answerText } from '../guide/answer-text.ts';
import { CACHE, openKnowledge } from '../kept-knowledge.ts';
import { libraryFrom } from '../library.ts';
import type { Command } from './command.ts';
import { answerLines } from './json-lines.ts';
import { wrap } from './wrap.ts';

/** Longer lines are hard to read, however wide a terminal is. */
const WIDEST = 100;
const USUAL_WIDTH = 80;

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
    const loaded = await openKnowledge(terminal.knowledgeDir, CACHE, terminal.now);
    if (loaded.kind === 'broken') {
      terminal.err('The knowledge folder has errors: aif check names them.');
      return 1;
    }
    const { ask } = libraryFrom(loaded.knowledge, loaded.search);
    if (!isLines) {
      const width = Math.min(WIDEST, process.stdout.columns || USUAL_WIDTH);
      terminal.out(wrap(answerText(ask(args.join(' '))), width));
      return 0;
    }
    try {
      await pipeline(process.stdin, chunks => answerLines(chunks, ask), process.stdout, { end: false });
    } catch (error) {
      // Whoever reads has read enough, such as `head`.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    }
    return 0;
  },
};
