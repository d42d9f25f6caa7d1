import { Term } from './glossary.ts';
import { type LoadedList, loadList } from './load-list.ts';
import { type Problem, warningAt } from './problem.ts';

export function loadGlossary(folder: string): LoadedList<Term> {
  const loaded = loadList(folder, 'glossary.yml', Term, 'term');
  const seen = new Set<string>();
  const repeated: Problem[] = [];
  for (const { value, placeOf } of loaded.entries) {
    const term = value.term.toLowerCase();
    if (seen.has(term)) {
      repeated.push(warningAt(placeOf(['term']), `The term ${value.term} stands here twice`, 'Join the two'));
    }
    seen.add(term);
  }
  return { ...loaded, problems: [...loaded.problems, ...repeated] };
}
