import type { Deps } from '../deps.ts';
import type { Answer } from '../guide/answer.ts';

/** What the guide says to a question that somebody asked; counted by how it went. */
export function askGuide({ library, metrics }: Deps, question: string): Answer {
  const answer = library().ask(question);
  metrics.question(answer.kind);
  return answer;
}
