import { namesOf, type Service } from '../content/service.ts';
import type { ServiceNames } from '../content/service-names.ts';
import { remembered } from '../remembered.ts';
import { type Comparison, compare } from './compare.ts';
import { ANSWERED, confidenceOf, type Judgement, REFUSED, sureness, thresholds } from './confidence.ts';
import { fitPassages } from './fit-passages.ts';
import { type Intent, intentOf } from './intent.ts';
import { type Passage, passagesOf, textOf, type Wanted } from './passage.ts';
import type { Found, SearchIndex } from './search-index.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Item, Section } from './section.ts';
import type { WithoutTalk } from './talk.ts';
import type { Things } from './things.ts';
import { subjectOf } from './wanted-words.ts';

/** A section with how well it fits the question beside the others: shares of 1. */
export interface Ranked {
  section: Section;
  score: number;
}

export type Answer =
  | {
      kind: 'answer';
      section: Section;
      intent: Intent;
      passages: Passage[];
      /** The services that the question or the passages name, those of the question first. */
      services: Service[];
      /** The probability that the section answers. */
      confidence: number;
      /** What to read next, closest first; what else was shown comes before. */
      related: Section[];
      /** The closest sections, best first. */
      ranked: Ranked[];
    }
  /** `choices`: more than one section may be meant; `none`: the guide does not say, and these are closest. */
  | {
      kind: 'choices' | 'none';
      sections: Section[];
      /** That the question names: what they are for is known without a section. */
      services: Service[];
      confidence: number;
      ranked: Ranked[];
    };

export type FoundAnswer = Extract<Answer, { kind: 'answer' }>;

export type Ask = (question: string) => Answer;

/** A question is never longer than what Slack lets a person type. */
const LONGEST_QUESTION = 4_000;

/** A longer one is no word; looking for what was meant by it takes time. */
const LONGEST_WORD = 60;
const TOO_LONG = new RegExp(`[a-z0-9]{${LONGEST_WORD + 1},}`, 'gi');

function readable(text: string): string {
  return text.slice(0, LONGEST_QUESTION).replaceAll(TOO_LONG, word => word.slice(0, LONGEST_WORD));
}

const SHOWN = 3;
const MOST_RELATED = 2;

/** Everything that an answer is made of. */
export interface Sources {
  search: SearchIndex;
  things: Things;
  names: ServiceNames;
  withoutTalk: WithoutTalk;
  findSection: (id: string) => Section | undefined;
}

export function answererOf(sources: Sources): Ask {
  const { things } = sources;
  const namedInBlock = namedIn(sources.names);
  const read = reader(sources);
  return text => {
    const judged = read(readable(text));
    const { question, found, confidence } = judged;
    const total = found.hits.reduce((sum, { score }) => sum + Math.exp(score), 0);
    // Words of grammar alone ask for nothing, whatever they are near to.
    const hits = found.concepts === 0 ? [] : found.hits;
    const closest = hits.slice(0, SHOWN + 1).map(({ section, score }) => ({
      section,
      score: Math.exp(score) / total,
    }));
    const near = closest.map(({ section }) => section);
    const both = meant(compare(question, things, near), closest);
    const typed = termsOf(question);
    const named = both?.sections ?? [namedBy(typed, near, things) ?? []].flat();
    const ranked = withFirst(named, closest);
    const sections = ranked.slice(0, SHOWN).map(({ section }) => section);
    const [best, ...rest] = ranked.map(({ section }) => section);
    const unsure = { sections, services: found.services, confidence, ranked };
    // What is called as the guide calls it, and nothing beside it, leaves no doubt about what is meant.
    const sure = named.length > 0 ? ANSWERED : sureness(judged);
    if (!best || sure === REFUSED) return { kind: 'none', ...unsure };
    if (sure < ANSWERED) return { kind: 'choices', ...unsure };
    const wanted = {
      question,
      typed: found.terms,
      intent: intentOf(question, best.title),
      services: found.services,
      things,
    };
    const answer = both
      ? { section: best, intent: 'difference' as const, passages: fitPassages(both.passages) }
      : sectionAnswer(best, wanted);
    return {
      kind: 'answer',
      ...answer,
      services: servicesOf(answer.passages, found.services, namedInBlock),
      confidence: named.length === 0 ? confidence : Math.max(confidence, thresholds.answerFrom),
      related: relatedTo(best, [...(both?.sections ?? []), ...ownRelated(best, sources), ...rest]),
      ranked,
    };
  };
}

interface Read extends Judgement {
  /** What was searched for. */
  question: string;
  found: Found;
}

/** What gets no answer as a whole is asked again without the talk around it. */
function reader({ search, withoutTalk }: Sources): (question: string) => Read {
  const readWhole = (question: string): Read => {
    const found = search(question);
    const { inGuide, isBest } = confidenceOf(found);
    return { question, found, inGuide, confidence: inGuide * isBest };
  };
  return question => {
    const whole = readWhole(question);
    const bare = sureness(whole) < ANSWERED ? withoutTalk(question) : undefined;
    if (bare === undefined) return whole;
    const rest = readWhole(bare);
    return sureness(rest) > sureness(whole) ? rest : whole;
  };
}

/** Answers from a section that is known, because somebody chose it or talks about it. */
export type AnswerFrom = (section: Section, question?: string) => FoundAnswer;

export function answererFrom(sources: Sources): AnswerFrom {
  const { search, things } = sources;
  const namedInBlock = namedIn(sources.names);
  return (section, asked) => {
    const question = readable(asked ?? section.title);
    const intent = asked === undefined ? 'definition' : intentOf(question, section.title);
    const { services, terms } = search(question);
    const answer = sectionAnswer(section, { question, typed: terms, intent, services, things });
    return {
      kind: 'answer',
      ...answer,
      services: servicesOf(answer.passages, services, namedInBlock),
      confidence: 1,
      related: relatedTo(section, ownRelated(section, sources)),
      ranked: [{ section, score: 1 }],
    };
  };
}

function sectionAnswer(
  section: Section,
  wanted: Wanted,
): Pick<FoundAnswer, 'section' | 'intent' | 'passages'> {
  const passages = passagesOf(section, wanted);
  const shown = textOf(passages);
  const subject = subjectOf(wanted.typed);
  const unsaid = wanted.services.filter(service => {
    const own = new Set(namesOf(service).flatMap(termsOf));
    return subject.every(term => own.has(term)) && !namesOf(service).some(name => shown.includes(name));
  });
  return { section, intent: wanted.intent, passages: fitPassages([...unsaid.map(purposeOf), ...passages]) };
}

/** What a service is for, when the section does not say it itself. */
const purposeOf = remembered(({ name, purpose }: Service): Passage => {
  const markdown = `**${name}** — ${purpose}`;
  return {
    title: undefined,
    blocks: [{ kind: 'paragraph', text: `${name} — ${purpose}`, markdown, line: 1 }],
  };
});

/** Many lines begin with a word such as "Cost": one names a line only when nothing else is asked, and it is close. */
function namedBy(typed: readonly string[], near: readonly Section[], things: Things): Section | undefined {
  const subject = subjectOf(typed);
  if (subject.length > 1) return things.sectionOf(subject, near);
  return things.sectionOf(subject, typed.length === 1 ? near.slice(0, 1) : []);
}

/** How far behind the closest section one may be for a comparison from it, as a share of its score. */
const NEAR_ENOUGH = 0.2;

/** "AUC 0.5, good or bad" only sounds like a comparison: what it would compare is far from what it asks. */
function meant(both: Comparison | undefined, closest: readonly Ranked[]): Comparison | undefined {
  const least = (closest[0]?.score ?? 0) * NEAR_ENOUGH;
  const isNear = closest.some(({ section, score }) => score >= least && both?.sections.includes(section));
  return both?.ofSections || isNear ? both : undefined;
}

/** The same ranking with these sections first; they take the best places' scores. */
function withFirst(first: readonly Section[], ranked: readonly Ranked[]): Ranked[] {
  const sections = [...new Set([...first, ...ranked.map(({ section }) => section)])].slice(0, SHOWN + 1);
  return sections.map((section, at) => ({ section, score: ranked[at]?.score ?? 0 }));
}

/** The services that a block names. */
type NamedIn = (block: Block) => readonly Service[];

/** Lists and tables are cut anew for each answer, their lines stay what they are. */
function namedIn(names: ServiceNames): NamedIn {
  const named = (markdown: string): Service[] =>
    names.mentionsIn(markdown.replaceAll('*', '')).map(({ service }) => service);
  const inBlock = remembered(({ markdown }: Block) => named(markdown));
  // As a list is written: with one level below.
  const inItem = remembered((item: Item) => [item, ...item.items].flatMap(({ markdown }) => named(markdown)));
  const inRow = remembered((row: readonly string[]) => row.flatMap(named));
  return block => {
    if (block.kind === 'list') return block.items.flatMap(inItem);
    if (block.kind === 'table') return [block.header, ...block.rows].flatMap(inRow);
    return inBlock(block);
  };
}

function servicesOf(passages: readonly Passage[], asked: readonly Service[], named: NamedIn): Service[] {
  return [...new Set([...asked, ...passages.flatMap(({ blocks }) => blocks).flatMap(named)])];
}

function ownRelated(section: Section, { findSection }: Sources): Section[] {
  return section.related.flatMap(id => findSection(id) ?? []);
}

function relatedTo(section: Section, others: readonly Section[]): Section[] {
  return [...new Set(others)].filter(other => other !== section).slice(0, MOST_RELATED);
}
