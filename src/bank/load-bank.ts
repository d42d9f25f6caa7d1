import { listFiles } from '../content/folder.ts';
import { type LoadedList, loadList } from '../content/load-list.ts';
import { Question } from './question.ts';

/** All questions of all files, in the order of file names; an entry with a mistake hides no other. */
export function loadBank(folder: string): LoadedList<Question> {
  const listing = listFiles(folder, 'questions', '.yml');
  const lists = listing.files.map(file => loadList(folder, file, Question, 'question'));
  return {
    entries: lists.flatMap(list => list.entries),
    ids: new Set(lists.flatMap(list => [...list.ids])),
    problems: [...listing.problems, ...lists.flatMap(list => list.problems)],
  };
}
