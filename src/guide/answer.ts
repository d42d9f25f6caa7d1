import type { Service } from '../content/service.ts';
import { namesOf } from '../content/service.ts';
import { type Passage, passagesOf } from './passage.ts';
import type { Hit, SearchIndex } from './search-index.ts';
import { wordsOf } from './search-terms.ts';
import type { Section } from './section.ts';

export type Answer =
  | {
      kind: 'answer';
      section: Section;
      passages: Passage[];
      /** The services that the question names. */
      services: Service[];
      confidence: number;
      /** What to read next, closest first. */
      related: Section[];
    }
  /** More than one section may be meant. */
  | { kind: 'choices'; sections: Section[]; confidence: number }
  /** The guide does not say; these are closest. */
  | { kind: 'none'; sections: Section[]; confidence: number };

export type FoundAnswer = Extract<Answer, { kind: 'answer' }>;

export type Ask = (question: string) => Answer;

/** A question is never longer than what Slack lets a person type. */
const LONGEST_QUESTION = 4_000;

export function answererOf(search: SearchIndex, services: readonly Service[]): Ask {
  return text => {
    const question = text.slice(0, LONGEST_QUESTION);
    const hits = search(question);
    const [best] = hits;
    const closest = hits.slice(0, 3).map(hit => hit.section);
    if (!best) return { kind: 'none', sections: [], confidence: 0 };
    const confidence = confidenceOf(best, hits[1]);
    if (best.coverage < 0.45) return { kind: 'none', sections: closest, confidence };
    if (confidence < 0.5) return { kind: 'choices', sections: closest, confidence };
    return {
      kind: 'answer',
      section: best.section,
      passages: passagesOf(best.section, question),
      services: namedServices(question, services),
      confidence,
      related: hits.slice(1, 4).map(hit => hit.section),
    };
  };
}

/** The answer when the section is known, because somebody chose it. */
export function answerFrom(section: Section, related: readonly Section[]): FoundAnswer {
  return {
    kind: 'answer',
    section,
    passages: passagesOf(section, section.title),
    services: [],
    confidence: 1,
    related: [...related],
  };
}

/** How much of the question is found, drawn down when the second section is as good as the first. */
function confidenceOf(best: Hit, second: Hit | undefined): number {
  const lead = second ? 1 - second.score / best.score : 1;
  return best.coverage * (0.6 + 0.4 * Math.min(1, lead * 4));
}

function namedServices(question: string, services: readonly Service[]): Service[] {
  const asked = ` ${wordsOf(question).join(' ')} `;
  return services.filter(service =>
    namesOf(service).some(name => asked.includes(` ${wordsOf(name).join(' ')} `)),
  );
}
