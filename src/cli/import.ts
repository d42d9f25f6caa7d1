import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBank } from '../bank/load-bank.ts';
import { objectivesOf } from '../content/exam.ts';
import { loadExam } from '../content/load-exam.ts';
import { loadServices } from '../content/load-services.ts';
import { formatProblem, type Problem } from '../content/problem.ts';
import { readTextFile } from '../content/text-file.ts';
import type { Format, QuestionFormat } from '../exchange/format.ts';
import { FORMAT_NAMES, findFormat } from '../exchange/formats.ts';
import { readDocument } from '../exchange/json-read.ts';
import { planFolder } from '../exchange/plan-folder.ts';
import { type Plan, planQuestions } from '../exchange/plan-questions.ts';
import { readInput } from '../exchange/read-input.ts';
import { writeFiles } from '../exchange/write-files.ts';
import { loadGuide } from '../guide/load-guide.ts';
import type { Command, Terminal } from './command.ts';

const USAGE = `--format ${FORMAT_NAMES} FILE [--to questions/NAME.yml] [--into FOLDER] [--replace]`;

/** Writes all of it or nothing. */
export const importCommand: Command = {
  name: 'import',
  usage: USAGE,
  summary: 'Bring questions, or a whole folder as JSON, in from a format of others',
  run(args, terminal) {
    const call = parseCall(args, terminal.knowledgeDir);
    if (call.kind === 'wrong') {
      terminal.err(`${call.what}\nUse: aif import ${USAGE}`);
      return 2;
    }
    const input = readInput(call.path, basename(call.path));
    if (input.kind === 'unreadable') return refuse([input.problem], call, terminal);
    try {
      return call.format.kind === 'folder'
        ? importFolder(input.bytes, call, terminal)
        : importQuestions(call.format, input.bytes, call, terminal);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      terminal.err(`Nothing is imported: ${call.folder} cannot be written (${reason}).`);
      return 1;
    }
  },
};

interface Import {
  format: Format;
  path: string;
  /** The knowledge folder that it goes to. */
  folder: string;
  /** The file for new questions, inside the folder. */
  target: string | undefined;
  mayReplace: boolean;
}

type Call = ({ kind: 'call' } & Import) | { kind: 'wrong'; what: string };

function parseCall(args: readonly string[], knowledgeDir: string): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        to: { type: 'string' },
        into: { type: 'string' },
        replace: { type: 'boolean' },
      },
    });
    const found = findFormat(values.format);
    if (found.kind === 'unknown') return { kind: 'wrong', what: found.what };
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) return { kind: 'wrong', what: 'Name one file to import.' };
    const folder = values.into ?? knowledgeDir;
    const target = values.to === undefined ? undefined : insideOf(folder, values.to);
    if (target !== undefined && !/^questions\/[^./\\][^/\\]*\.yml$/.test(target)) {
      return { kind: 'wrong', what: `${values.to} is no file of the bank, such as questions/NAME.yml.` };
    }
    return { kind: 'call', format: found.format, path, folder, target, mayReplace: values.replace ?? false };
  } catch (error) {
    return { kind: 'wrong', what: error instanceof Error ? error.message : String(error) };
  }
}

/** A path may be given as it is inside the folder, or as it is from here. */
function insideOf(folder: string, path: string): string {
  const inside = relative(folder, path);
  return inside.startsWith('..') ? path : inside;
}

function importFolder(bytes: Uint8Array, call: Import, terminal: Terminal): number {
  const file = basename(call.path);
  const read = readDocument(bytes, file);
  if (read.kind === 'broken') return refuse(read.problems, call, terminal);
  const { folder, mayReplace } = call;
  const plan = planFolder(read.document, { folder, mayReplace, now: terminal.now, file });
  if (plan.kind === 'refused') return refuse(plan.problems, call, terminal);
  writeFiles(folder, plan.files);
  const { sections, questions, version } = read.document;
  terminal.out(`${sections.length} sections and ${questions.length} questions in ${plan.files.size} files.`);
  const isEqual = version === undefined || version === plan.version;
  terminal.out(
    isEqual
      ? `Version ${plan.version}, the same as exported.`
      : `Version ${plan.version}; exported was ${version}: the document was edited, or the folder held more.`,
  );
  return 0;
}

function importQuestions(
  format: QuestionFormat,
  bytes: Uint8Array,
  call: Import,
  terminal: Terminal,
): number {
  const { folder, target, mayReplace } = call;
  const { exam } = loadExam(folder);
  const file = basename(call.path);
  const plan = planQuestions(format.read(bytes, file), file, {
    bank: loadBank(folder),
    known: {
      sections: loadGuide(folder).ids,
      objectives: new Set(exam ? objectivesOf(exam).map(({ id }) => id) : []),
      services: loadServices(folder).ids,
    },
    target,
    mayReplace,
    textOf(path) {
      const read = readTextFile(folder, path);
      return read.kind === 'text' ? read.text : undefined;
    },
  });
  if (plan.kind === 'refused') return refuse(plan.problems, call, terminal);
  writeFiles(folder, plan.files);
  for (const problem of plan.problems) terminal.err(formatProblem(problem, dirname(call.path)));
  for (const line of summaryOf(plan, folder)) terminal.out(line);
  return 0;
}

function summaryOf(plan: Plan & { kind: 'planned' }, folder: string): string[] {
  const { added, replaced, unchanged, missing, files } = plan;
  const fields = [...missing].map(([name, count]) => `${name} (${count})`).join(', ');
  return [
    `${added} new, ${replaced} replaced, ${unchanged} as they were.`,
    ...(files.size === 0 ? [] : [`Written: ${[...files.keys()].map(file => join(folder, file)).join(', ')}`]),
    ...(fields === '' ? [] : [`To fill in: ${fields}. aif check names file and line of each.`]),
  ];
}

/** Problems of the input stand beside it; problems with a path are of the knowledge folder. */
function refuse(problems: readonly Problem[], call: Import, terminal: Terminal): number {
  const shown = problems.slice(0, MOST_SHOWN);
  for (const problem of shown) {
    const isOfInput = problem.file === basename(call.path);
    terminal.err(formatProblem(problem, isOfInput ? dirname(call.path) : call.folder));
  }
  if (problems.length > shown.length) terminal.err(`… and ${problems.length - shown.length} more.`);
  terminal.err('Nothing is imported.');
  return 1;
}

const MOST_SHOWN = 50;
