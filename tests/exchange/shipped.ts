import { loadBank } from '../../src/bank/load-bank.ts';
import type { Question } from '../../src/bank/question.ts';
import { objectivesOf } from '../../src/content/exam.ts';
import { completeQuestion, type Known } from '../../src/exchange/complete.ts';
import type { QuestionDraft } from '../../src/exchange/draft.ts';
import type { QuestionFormat } from '../../src/exchange/format.ts';
import { selectFor } from '../../src/exchange/report.ts';
import { loadKnowledge, type WholeKnowledge } from '../../src/knowledge.ts';

export const NOW = new Date('2026-11-24T09:00:00Z');

/** The knowledge folder of this repository. */
export const SHIPPED = 'knowledge';

export const shipped: WholeKnowledge = load(SHIPPED);

/** The file of each of its questions. */
export const files = new Map(
  loadBank(SHIPPED).entries.map(({ value, placeOf }) => [value.id, placeOf([]).file]),
);

export const known: Known = {
  sections: new Set(shipped.sections.map(({ id }) => id)),
  objectives: new Set(objectivesOf(shipped.exam).map(({ id }) => id)),
  services: new Set(shipped.services.map(({ id }) => id)),
};

export function load(folder: string): WholeKnowledge {
  const loaded = loadKnowledge(folder, NOW);
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
  return loaded.knowledge;
}

export function write(
  format: QuestionFormat,
  questions: readonly Question[],
): { questions: Question[]; content: string | Uint8Array; report: string[] } {
  const selected = selectFor(format, questions);
  return { ...selected, content: format.write(selected.questions, { ...shipped, now: NOW }) };
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** The drafts of an input without problems. */
export function readBack(format: QuestionFormat, content: string | Uint8Array): QuestionDraft[] {
  const { drafts, problems } = format.read(bytesOf(content), 'export');
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return drafts;
}

/** The entry that an import into an empty bank makes of a draft. */
export function entryOf(draft: QuestionDraft, id: string): Record<string, unknown> {
  const { entry, problems } = completeQuestion(draft, { id, existing: undefined, known, file: 'export' });
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return { ...entry };
}

/** A question as the bank's authors write it: a wrong option says nothing about being correct. */
export function asEntry(question: Question): object {
  const options = question.options.map(option =>
    Object.fromEntries(Object.entries(option).filter(([name, value]) => name !== 'correct' || value)),
  );
  return { ...question, options };
}
