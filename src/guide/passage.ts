import type { Service } from '../content/service.ts';
import { remembered } from '../remembered.ts';
import { closestBlocks, likeness, titleTerms } from './closest-blocks.ts';
import { closestServices } from './closest-services.ts';
import { fitPassages } from './fit-passages.ts';
import type { Intent } from './intent.ts';
import { type PartKind, partKind } from './part-kind.ts';
import { namedPassages } from './passage-items.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Part, Section } from './section.ts';
import { namesIn, type Things } from './things.ts';

/** The pieces of a section that answer a question. */
export interface Passage {
  /** Title of the part that they stand in; undefined for the section's first words. */
  title: string | undefined;
  blocks: Block[];
}

/** As it is shown, in Markdown. */
export function textOf(passages: readonly Passage[]): string {
  return passages
    .flatMap(({ title, blocks }) => [title ?? '', ...blocks.map(({ markdown }) => markdown)])
    .join('\n');
}

/** What is wanted of a section. */
export interface Wanted {
  question: string;
  /** The question's terms. */
  typed: readonly string[];
  intent: Intent;
  /** That the question names. */
  services: readonly Service[];
  things: Things;
}

/**
 * Chooses what to show of a section: the lines about a thing inside it that the question names, or what the question
 * asks about the section itself, from the parts that hold such things. The section's first words say what it is about.
 */
export function passagesOf(
  section: Section,
  { question, typed, intent, services, things }: Wanted,
): Passage[] {
  const first: Passage = { title: undefined, blocks: section.intro.slice(0, 1) };
  const asked = new Set(typed).difference(titleTerms(section));
  const titled = INTENTS_OF_THEIR_OWN.includes(intent) ? [] : titledParts(section, question, asked);
  if (titled.length > 0) return fitPassages([first, ...titled]);
  if (NAMING.includes(intent) && !ORDER.test(question)) {
    const named = namedPassages(section, { typed, things, services });
    if (named.length > 0) return fitPassages([...named, first]);
  }
  if (intent === 'definition') return fitPassages(definition(section, typed, asked));
  const wanted = wantedParts(section, intent, asked);
  if (wanted.length > 0) return fitPassages([first, ...wanted]);
  const close = closestBlocks(section, asked, WANTS_NUMBER.test(question));
  return fitPassages(close.length > 0 ? [first, ...close] : [...introOf(section), ...reasonsOf(section)]);
}

/** Those that name the part they want. */
const INTENTS_OF_THEIR_OWN: readonly Intent[] = [
  'formula',
  'example',
  'exam',
  'pitfall',
  'service',
  'difference',
];

/** Parts of which the question says the whole title, such as "Which error costs more" or "Domains". */
function titledParts(section: Section, question: string, asked: ReadonlySet<string>): Passage[] {
  const typed = question.toLowerCase();
  const ofTheirOwn: readonly PartKind[] = ['list', 'text', 'when', 'limits', 'improve'];
  return section.parts
    .filter(part => {
      const title = titleTerms(part);
      const isTelling = ofTheirOwn.includes(partKind(part)) || title.size > 1;
      const isSaid = title.size > 0 && title.isSubsetOf(asked);
      return isTelling && (isSaid || typed.includes(part.title.toLowerCase()));
    })
    .slice(0, 1)
    .map(({ title, blocks }) => ({ title, blocks }));
}

/** Asks for the place of a thing among others, which their list tells. */
const ORDER = /\b(before|after|first|next|last|order)\b/i;

/** Intents for which a thing that the question names says more than the part about it. */
const NAMING: readonly Intent[] = [
  'definition',
  'difference',
  'when',
  'other',
  'list',
  'steps',
  'limits',
  'improve',
];

/** Where to look for what is asked, best first; the first kind that the section has is shown. */
const KINDS: Record<Intent, readonly PartKind[]> = {
  definition: [],
  formula: ['formula', 'example'],
  service: ['services'],
  list: ['list', 'when', 'how', 'why'],
  steps: ['how', 'improve', 'list'],
  difference: [],
  when: ['when', 'limits', 'list', 'exam'],
  limits: ['limits', 'pitfall'],
  improve: ['improve', 'how', 'list'],
  why: ['why'],
  example: ['example', 'formula'],
  exam: ['exam'],
  pitfall: ['pitfall', 'limits'],
  other: [],
};

function wantedParts(section: Section, intent: Intent, asked: ReadonlySet<string>): Passage[] {
  for (const kind of KINDS[intent]) {
    const parts = section.parts.filter(part => partKind(part) === kind && part.blocks.length > 0);
    if (parts.length === 0) continue;
    return parts
      .toSorted((a, b) => fitOf(b, intent, asked) - fitOf(a, intent, asked))
      .slice(0, kind === 'list' ? 1 : 2)
      .map(part =>
        kind === 'services' ? closestServices(part, asked) : { title: part.title, blocks: part.blocks },
      );
  }
  return [];
}

/** How well a part's title says what is asked, beside the others of its kind. */
function fitOf(part: Part, intent: Intent, asked: ReadonlySet<string>): number {
  const isMeant = TITLES[intent]?.test(part.title) ?? false;
  return likeness(part, asked) / Math.max(1, titleTerms(part).size) + (isMeant ? 0.5 : 0);
}

/** Titles of parts that are lists and answer one kind of question. */
const TITLES: Partial<Record<Intent, RegExp>> = {
  steps: /phases|strateg|practices|tasks|activities|principles|implementation|approaches|requirements/i,
  when: /triggers|when/i,
  list: /key|types|options|methods|techniques|aspects|sources/i,
};

const WANTS_NUMBER = /\bhow (many|much|long|often|big|old|high)\b/i;

/** Of the section itself, and of what it speaks of without a line of its own, such as cold starts. */
function definition(section: Section, typed: readonly string[], asked: ReadonlySet<string>): Passage[] {
  const aside = closestBlocks(section, asked.difference(introTerms(section)));
  if (aside.length === 0) return [...introOf(section), ...supportOf(section)];
  const isMeant = ownNames(section).some(name => name.every(term => typed.includes(term)));
  return isMeant ? [...introOf(section), ...aside] : [...aside, ...introOf(section)];
}

const introTerms = remembered(
  ({ intro }: Section): ReadonlySet<string> =>
    new Set(termsOf(intro.map(({ markdown }) => markdown).join(' '))),
);

const ownNames = remembered(({ title }: Section): string[][] => namesIn(title).map(termsOf));

function introOf(section: Section): Passage[] {
  return [{ title: undefined, blocks: section.intro.slice(0, 2) }];
}

/** What makes a definition stick: the formula as written, else the first reason. */
function supportOf(section: Section): Passage[] {
  const formula = section.parts.find(part => partKind(part) === 'formula');
  const code = formula?.blocks.find(({ kind }) => kind === 'code');
  if (formula && code) return [{ title: formula.title, blocks: [code] }];
  return reasonsOf(section);
}

function reasonsOf(section: Section): Passage[] {
  const why = section.parts.find(part => partKind(part) === 'why');
  return why ? [{ title: why.title, blocks: why.blocks.slice(0, 1) }] : [];
}
