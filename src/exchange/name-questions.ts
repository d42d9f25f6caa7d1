import type { Question } from '../bank/question.ts';
import { Id } from '../content/fields.ts';
import { errorAt, type Problem } from '../content/problem.ts';
import type { QuestionDraft } from './draft.ts';
import { newId, slugOf } from './slug.ts';

export interface Named {
  draft: QuestionDraft;
  id: string;
}

/**
 * Gives each draft its id: its own, or that of the bank's question with the same stem, or a new one made of its words.
 * An id that stands twice in the input is a problem.
 */
export function nameQuestions(
  drafts: readonly QuestionDraft[],
  bank: { ids: ReadonlySet<string>; questions: readonly Question[] },
  file: string,
): { named: Named[]; problems: Problem[] } {
  const byStem = new Map(bank.questions.map(question => [onOneLine(question.stem), question.id]));
  const lines = new Map<string, number>();
  const taken = new Set(bank.ids);
  for (const { id } of drafts) if (id !== undefined) taken.add(id);
  const problems: Problem[] = [];
  const named = drafts.map(draft => {
    const given = ownId(draft) ?? byStem.get(onOneLine(draft.stem));
    const id = given ?? newId(slugOf(draft.stem, 'imported'), taken);
    taken.add(id);
    const first = lines.get(id);
    if (first !== undefined) {
      const what = `The question ${id} stands here twice, first on line ${first}`;
      problems.push(errorAt({ file, line: draft.line }, what, 'Remove or rename one of the two'));
    } else lines.set(id, draft.line);
    return { draft, id };
  });
  return { named, problems };
}

/** The ids of others are titles more often than not. */
function ownId({ id }: QuestionDraft): string | undefined {
  if (id === undefined) return undefined;
  return Id.safeParse(id).success ? id : slugOf(id, '') || undefined;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
