import type { Service } from '../content/service.ts';
import { confidenceOf, thresholds } from './confidence.ts';
import { type Passage, passagesOf } from './passage.ts';
import type { SearchIndex } from './search-index.ts';
import type { Section } from './section.ts';

/** A section with how well it fits the question beside the others: shares of 1. */
export interface Ranked {
  section: Section;
  score: number;
}

export type Answer =
  | {
      kind: 'answer';
      section: Section;
      passages: Passage[];
      /** The services that the question names. */
      services: Service[];
      /** The probability that the section answers. */
      confidence: number;
      /** What to read next, closest first. */
      related: Section[];
      /** The closest sections, best first. */
      ranked: Ranked[];
    }
  /** More than one section may be meant. */
  | { kind: 'choices'; sections: Section[]; confidence: number; ranked: Ranked[] }
  /** The guide does not say; these are closest. */
  | { kind: 'none'; sections: Section[]; confidence: number; ranked: Ranked[] };

export type FoundAnswer = Extract<Answer, { kind: 'answer' }>;

export type Ask = (question: string) => Answer;

/** A question is never longer than what Slack lets a person type. */
const LONGEST_QUESTION = 4_000;

const SHOWN = 3;

export function answererOf(search: SearchIndex): Ask {
  return text => {
    const question = text.slice(0, LONGEST_QUESTION);
    const found = search(question);
    const { inGuide, isBest } = confidenceOf(found);
    const confidence = inGuide * isBest;
    const total = found.hits.reduce((sum, { score }) => sum + Math.exp(score), 0);
    const ranked = found.hits
      .slice(0, SHOWN + 1)
      .map(({ section, score }) => ({ section, score: Math.exp(score) / total }));
    const sections = ranked.slice(0, SHOWN).map(({ section }) => section);
    const [best, ...rest] = ranked.map(({ section }) => section);
    if (!best || inGuide < thresholds.refuseBelow) return { kind: 'none', sections, confidence, ranked };
    if (confidence < thresholds.answerFrom) return { kind: 'choices', sections, confidence, ranked };
    return {
      kind: 'answer',
      section: best,
      passages: passagesOf(best, question),
      services: found.services,
      confidence,
      related: rest,
      ranked,
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
    ranked: [{ section, score: 1 }],
  };
}
