import { termsOf } from './search-terms.ts';

/** What kind of answer a question wants. */
export const INTENTS = [
  'difference',
  'formula',
  'example',
  'exam',
  'pitfall',
  'limits',
  'improve',
  'service',
  'when',
  'why',
  'steps',
  'list',
  'definition',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

/** The first that fits wins: "an example of when to use it" wants the example. */
const SIGNS: readonly (readonly [Intent, RegExp])[] = [
  [
    'difference',
    /\b(differences?|differs?|different (from|to|than)|vs|versus|compared? (to|with)|compare|distinguish\w*|confus(e|es|ed|ing) with)\b/,
  ],
  ['formula', /\b(formulas?|calculat\w*|comput(e|es|ed|ing)|equations?|work(ed)? out|maths?)\b/],
  ['example', /\b(examples?|for instance|real.?life|story|sample case)\b/],
  [
    'pitfall',
    /\b(pitfalls?|traps?|mistakes?|go(es)? wrong|careful|beware|watch out|misunderst\w+|confus(e|es|ed|ing))\b/,
  ],
  [
    'exam',
    /\b(on|in|for|at) (the|my) (exam|test) (know|remember|say|ask|look|watch|expect)\w*|exam (tips?|hints?|cues?|clues?)|\b(asked|appear|come up|comes up|look for|watch for|expect) (on|in|at) (the|my) exam\b/,
  ],
  [
    'limits',
    /\b(drawbacks?|disadvantages?|limits?|limitations?|downsides?|weakness\w*|mislead\w*|cons|not use|avoid|wrong tool|not enough|problems? with)\b/,
  ],
  ['improve', /\b(improve|raise|increase|boost|lower|reduce|decrease|fix|get (a )?(higher|better|lower))\b/],
  [
    'service',
    /\b(which|what) (?!is|are|does|do\b)(\w+ ){0,3}(services?|tools?|products?)\b|\b(aws|amazon|sagemaker) (services?|tools?|features?)\b|\bservices? (for|to|that|do|does|can|helps?|on)\b|\bhow\b.*\b(with|on|in) aws\b|\btools? (for|to)\b/,
  ],
  [
    'when',
    /\bwhen (to|do|does|should|would|is|are|can|must|shall)\b|\bwhen\b.*\b(use|choose|pick|prefer)\b|\b(should|shall) (i|we|you) (use|choose|pick|prefer|take)\b|\bgood for\b|\bhow often\b|\buse cases?\b|\bwhich .*\b(choose|pick|prefer|use)\b/,
  ],
  [
    'why',
    /\bwhy\b|\bwhat for\b|\b(purpose|benefits?|advantages?|pros|goal|importance|important|matters?|point of|worth)\b/,
  ],
  [
    'steps',
    /\b(steps?|stages?|phases?|process|procedure|workflow|comes? (before|after|first|next|last)|in (which|what) order|how (does|do|is|are)\b.*\b(works?|done|made|run|happen)|how to|how (do|can|should|would) (i|we|you|one|people|teams?))\b/,
  ],
  [
    'list',
    /\b(types?|kinds?|sorts?|methods?|options?|ways?|techniques?|approaches|strategies|list|checklists?|components?|parts|pillars|principles|practices|categories|activities|tasks|aspects|metrics|sources|triggers|reasons|causes|requirements|domains|areas|forms|modes|levels|examples of|name (the|some|all)|where (can|do|does|could|should|are))\b/,
  ],
  [
    'definition',
    /^(so |and |ok |hey |hi |please )*(what('?s| is| are| does| do|s)\b|define|definition|meaning|explain|describe|tell me|who|whats)|\bmeans?\b|\bstands? for\b|\bdefinition\b/,
  ],
];

/**
 * `title` is that of the section that answers: "what is a repeatable process" asks what it is, and for no steps.
 */
export function intentOf(question: string, title = ''): Intent {
  const typed = plain(question.slice(0, LONGEST));
  const text = /^(what('?s| is)|define|explain)\b/.test(typed) ? without(typed, plain(title)) : typed;
  const found = SIGNS.find(([, sign]) => sign.test(text));
  if (found) return found[0];
  // A bare name asks what it is.
  return text.split(' ').length <= 3 ? 'definition' : 'other';
}

/** The kind of a question shows in its first words. */
const LONGEST = 300;

function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
}

/** The text without the words of a title, whatever their endings. */
function without(text: string, title: string): string {
  const stems = new Set(termsOf(title));
  return text
    .split(' ')
    .filter(word => !termsOf(word).some(term => stems.has(term)))
    .join(' ');
}
