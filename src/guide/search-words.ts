import MiniSearch, { type Options } from 'minisearch';
import type { PackedText } from './packed-texts.ts';
import type { Concept } from './search-lines.ts';

interface Document {
  id: number;
  terms: string;
}

/** How soon saying it again says nothing new, and how much owners with more text are held back. */
const BM25 = { k: 4, b: 0.5, d: 0 };

const OPTIONS: Options<Document> = {
  fields: ['terms'],
  processTerm: term => term,
  searchOptions: { combineWith: 'OR', bm25: BM25 },
};

/** MiniSearch counts words, and a word of a title is worth two. */
const TITLE = 2;

/**
 * What MiniSearch knows a stem by. Its tree tries the branches of a node one after the other, and digits branch less
 * than letters do.
 */
function codeOf(stem: number): string {
  return stem.toString(8);
}

/** Takes documents in their order. */
export class WordsBuilder {
  /** Of the document that is added. To join millions of terms to a text and to split it again would take a second. */
  #terms: string[] = [];
  readonly #codes: string[] = [];
  readonly #index = new MiniSearch<Document>({ ...OPTIONS, tokenize: () => this.#terms });

  /** What people ask counts each time, what a section says once: one that says more of it is no better answer. */
  add(texts: readonly PackedText[]): void {
    this.#terms = [];
    const said = new Set<number>();
    for (const { kind, stems } of texts) {
      const isSaid = kind === 'sentence' || kind === 'service';
      for (const stem of stems) {
        if (isSaid && said.has(stem)) continue;
        if (isSaid) said.add(stem);
        for (let time = kind === 'title' ? TITLE : 1; time > 0; time--) this.#terms.push(this.#code(stem));
      }
    }
    this.#index.add({ id: this.#index.documentCount, terms: '' });
  }

  /** MiniSearch's own JSON. */
  build(): string {
    return JSON.stringify(this.#index);
  }

  #code(stem: number): string {
    const code = this.#codes[stem] ?? codeOf(stem);
    this.#codes[stem] = code;
    return code;
  }
}

/** Looser relations than names are for single lines: in whole sections they find too much. */
const LEAST_STRENGTH = 0.65;

/** What MiniSearch gives each document for one word. */
interface Scores {
  documents: Uint32Array;
  scores: Float64Array;
}

/** For each document how well it says what a question says. */
export type ScoreWords = (concepts: readonly Concept[]) => Float64Array;

/**
 * MiniSearch adds up what each word gives and multiplies by how many of them a document has. What a word gives is
 * always the same, so it is asked for it once; words that no document has are not kept.
 */
export function wordScorer(
  json: string,
  documents: number,
  numberOf: (term: string) => number | undefined,
): ScoreWords {
  const index = MiniSearch.loadJSON<Document>(json, OPTIONS);
  const known = new Map<string, Scores>();
  const scoresOf = (term: string): Scores => {
    const kept = known.get(term);
    if (kept) return kept;
    const stem = numberOf(term);
    const results = stem === undefined ? [] : index.search(codeOf(stem));
    const scores = {
      documents: Uint32Array.from(results, ({ id }) => id),
      scores: Float64Array.from(results, ({ score }) => score),
    };
    if (results.length > 0) known.set(term, scores);
    return scores;
  };
  return concepts => {
    const sums = new Float64Array(documents);
    const matched = new Uint16Array(documents);
    for (const [term, boost] of boostsOf(concepts)) {
      const given = scoresOf(term);
      for (let at = 0; at < given.documents.length; at++) {
        const document = given.documents[at] ?? 0;
        sums[document] = (sums[document] ?? 0) + boost * (given.scores[at] ?? 0);
        matched[document] = (matched[document] ?? 0) + 1;
      }
    }
    for (let document = 0; document < documents; document++) {
      sums[document] = (sums[document] ?? 0) * (matched[document] ?? 0);
    }
    return sums;
  };
}

/** The terms that may say the concepts, each with how much it counts. */
function boostsOf(concepts: readonly Concept[]): Map<string, number> {
  const boosts = new Map<string, number>();
  for (const { alternatives } of concepts) {
    for (const { terms, strength } of alternatives) {
      if (strength <= LEAST_STRENGTH) continue;
      const boost = strength === 1 ? 1 : strength / (2 * terms.length);
      for (const term of terms) boosts.set(term, Math.max(boost, boosts.get(term) ?? 0));
    }
  }
  return boosts;
}
