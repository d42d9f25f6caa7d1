import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBank } from '../bank/load-bank.ts';
import type { Format } from '../exchange/format.ts';
import { FORMAT_NAMES, findFormat } from '../exchange/formats.ts';
import { selectFor } from '../exchange/report.ts';
import { writeFiles } from '../exchange/write-files.ts';
import { loadKnowledge, type WholeKnowledge } from '../knowledge.ts';
import type { Command, Terminal } from './command.ts';

const USAGE = `--format ${FORMAT_NAMES} [--out FILE] [--replace]`;

/** The export goes to standard output and the report to standard error, so that the one can be piped. */
export const exportCommand: Command = {
  name: 'export',
  usage: USAGE,
  summary: 'Write the guide and the bank in a format of others, and say what that could not carry',
  run(args, terminal) {
    const call = parseCall(args);
    if (call.kind === 'wrong') {
      terminal.err(`${call.what}\nUse: aif export ${USAGE}`);
      return 2;
    }
    if (call.out !== undefined && existsSync(call.out) && !call.mayReplace) {
      terminal.err(`${call.out} exists already. Add --replace to overwrite it.`);
      return 1;
    }
    const loaded = loadKnowledge(terminal.knowledgeDir, terminal.now);
    if (loaded.kind === 'broken') {
      terminal.err('The knowledge folder has errors, so nothing is exported. aif check names them.');
      return 1;
    }
    const { content, report } = write(call.format, loaded.knowledge, terminal);
    if (call.out !== undefined) {
      const problem = save(call.out, content);
      if (problem !== undefined) {
        terminal.err(problem);
        return 1;
      }
    } else if (typeof content === 'string') terminal.out(content.replace(/\r?\n$/, ''));
    for (const line of report) terminal.err(line);
    return 0;
  },
};

type Call =
  | { kind: 'call'; format: Format; out: string | undefined; mayReplace: boolean }
  | { kind: 'wrong'; what: string };

function parseCall(args: readonly string[]): Call {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { format: { type: 'string' }, out: { type: 'string' }, replace: { type: 'boolean' } },
    });
    const found = findFormat(values.format);
    if (found.kind === 'unknown') return { kind: 'wrong', what: found.what };
    const { format } = found;
    if (format.isBinary && values.out === undefined) {
      return { kind: 'wrong', what: `${format.name} is no text for a terminal. Add --out FILE.` };
    }
    return { kind: 'call', format, out: values.out, mayReplace: values.replace ?? false };
  } catch (error) {
    return { kind: 'wrong', what: error instanceof Error ? error.message : String(error) };
  }
}

function write(
  format: Format,
  knowledge: WholeKnowledge,
  { knowledgeDir, now }: Terminal,
): { content: string | Uint8Array; report: string[] } {
  if (format.kind === 'questions') {
    const { questions, report } = selectFor(format, knowledge.questions);
    return { content: format.write(questions, { ...knowledge, now }), report };
  }
  const { sections, questions, services, glossary, version } = knowledge;
  const entries = loadBank(knowledgeDir).entries;
  const files = new Map(entries.map(({ value, placeOf }) => [value.id, placeOf([]).file]));
  const counts = `${sections.length} sections, ${questions.length} questions, ${services.length} services`;
  return {
    content: format.write(knowledge, files),
    report: [
      `${format.name}: ${counts}, ${glossary.length} terms and the blueprint; version ${version}.`,
      'Not carried: comments in the files.',
    ],
  };
}

/** What went wrong, if anything. */
function save(path: string, content: string | Uint8Array): string | undefined {
  try {
    writeFiles(dirname(path), new Map([[basename(path), content]]));
    return undefined;
  } catch (error) {
    return `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
