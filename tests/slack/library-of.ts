import { buildLibrary, type Library } from '../../src/library.ts';
import type { QuestionType } from '../../src/quiz/snapshot.ts';
import { library } from './app-stand.ts';

const built = new Map<QuestionType, Library>();

/** The guide with the questions of one type alone. */
export function libraryOf(type: QuestionType): Library {
  const { knowledge } = library;
  const known = built.get(type);
  if (known) return known;
  const questions = knowledge.questions.filter(question => question.type === type);
  const made = buildLibrary({ ...knowledge, questions });
  built.set(type, made);
  return made;
}
