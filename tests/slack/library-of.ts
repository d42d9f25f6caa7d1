import type { Library } from '../../src/library.ts';
import type { QuestionType } from '../../src/quiz/snapshot.ts';
import { library } from './app-stand.ts';

/** The guide with the questions of one type alone. Its index does not depend on them, so nothing is built again. */
export function libraryOf(type: QuestionType): Library {
  const { knowledge } = library;
  const questions = knowledge.questions.filter(question => question.type === type);
  return { ...library, knowledge: { ...knowledge, questions } };
}
