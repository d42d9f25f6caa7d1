import { errorAt, type Place, type Problem, quoted, warningAt } from '../content/problem.ts';
import type { Drafts, QuestionDraft } from './draft.ts';
import { type GiftAnswers, readGiftAnswers } from './gift-answers.ts';
import { indexOfMark, readGiftText } from './gift-text.ts';
import { textOf } from './read-input.ts';

/** Never throws. A question that the bank has no type for is left out with a warning. */
export function readGift(input: Uint8Array, file: string): Drafts {
  const decoded = textOf(input, file);
  if (decoded.kind === 'unreadable') return { drafts: [], problems: [decoded.problem] };
  const drafts: QuestionDraft[] = [];
  const problems: Problem[] = [];
  let section: string | undefined;
  for (const block of blocksOf(decoded.text)) {
    const category = /^\$CATEGORY:(.*)$/m.exec(block.text);
    if (category) section = category[1]?.trim().split('/').at(-1);
    const body = block.text.replace(/^\$CATEGORY:.*$/m, '').trim();
    if (body === '') continue;
    const read = readQuestion(body, block.comments, { file, line: block.line });
    if ('severity' in read) problems.push(read);
    else drafts.push({ section, ...read });
  }
  return { drafts, problems };
}

interface GiftBlock {
  /** Without its comments. */
  text: string;
  comments: string;
  /** Of the first line that is no comment. */
  line: number;
}

/** Blank lines end a question. */
function blocksOf(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let open: GiftBlock = { text: '', comments: '', line: 0 };
  for (const [index, line] of [...text.split('\n'), ''].entries()) {
    if (line.trim().startsWith('//')) open.comments += `${line}\n`;
    else if (line.trim() !== '') {
      if (open.text === '') open.line = index + 1;
      open.text += `${line}\n`;
    } else {
      if (open.text !== '') blocks.push(open);
      open = { text: '', comments: '', line: 0 };
    }
  }
  return blocks;
}

function readQuestion(body: string, comments: string, place: Place): QuestionDraft | Problem {
  const { name, rest } = cutTitle(body);
  const start = indexOfMark(rest, '{');
  const end = indexOfMark(rest, '}', start + 1);
  if (start < 0) {
    const what = `${quoted(rest)} has no answers in { }, so it is left out`;
    return warningAt(place, what, 'Add them, or remove the text');
  }
  if (end < 0) {
    const what = `The { of ${quoted(rest.slice(0, start))} is not closed: the file seems to be cut off`;
    return errorAt(place, what, 'Export it again, or close it with }');
  }
  const [before, after] = [rest.slice(0, start), rest.slice(end + 1).trim()];
  const stem = readGiftText(after === '' ? before : `${before.trim()} _____ ${after}`);
  const { answers, takeaway } = cutFeedback(rest.slice(start + 1, end));
  const read: GiftAnswers = readGiftAnswers(answers);
  if (read.kind === 'no such type') {
    const what = `${quoted(stem)} is ${read.type}, which the bank does not have, so it is left out`;
    return warningAt(place, what, 'Turn it into a single choice if you need it');
  }
  const { kind: _, ...content } = read;
  return { line: place.line, stem, ...readTags(comments, name), ...content, takeaway };
}

function cutTitle(body: string): { name: string | undefined; rest: string } {
  const end = body.startsWith('::') ? indexOfMark(body, '::', 2) : -1;
  if (end < 0) return { name: undefined, rest: body };
  return { name: readGiftText(body.slice(2, end)), rest: body.slice(end + 2).trim() };
}

function cutFeedback(answers: string): { answers: string; takeaway: string | undefined } {
  const at = indexOfMark(answers, '####');
  if (at < 0) return { answers: answers.trim(), takeaway: undefined };
  return { answers: answers.slice(0, at).trim(), takeaway: readGiftText(answers.slice(at + 4)) || undefined };
}

/** Tags that this app writes are `name:value`; those of others say nothing here. */
function readTags(comments: string, title: string | undefined): Partial<QuestionDraft> {
  const tags = [...comments.matchAll(/\[tag:([a-z]+):([^\]]*)\]/g)];
  const valuesOf = (name: string): string[] =>
    tags.filter(tag => tag[1] === name).map(tag => (tag[2] ?? '').trim());
  const firstOf = (name: string): string | undefined => valuesOf(name)[0];
  const objective = firstOf('objective');
  const services = valuesOf('service');
  return {
    id: /\[id:([^\]]*)\]/.exec(comments)?.[1]?.trim() || title,
    objective,
    focus: firstOf('focus'),
    level: firstOf('level'),
    difficulty: firstOf('difficulty'),
    factsCheckedOn: firstOf('checked'),
    services: services.length > 0 || objective !== undefined ? services : undefined,
  };
}
