/** The two things that a question compares, as they are typed; undefined when it compares nothing. */
export interface Sides {
  left: string;
  right: string;
}

const FORMS: readonly RegExp[] = [
  /\bdifferences? (?:is there )?(?:between|of|in) (.+?) (?:and|&|vs\.?|versus|or|to|from) (.+)/,
  /\b(?:compare|comparing|comparison of|comparison between|distinguish(?:es)?|tell) (.+?) (?:and|with|to|from|vs\.?|versus|against|apart from) (.+)/,
  /\bhow (?:does|do|is|are) (.+?) (?:differ|different) (?:from|to|than) (.+)/,
  /\bhow (?:does|do|is|are) (.+?) and (.+?) (?:differ|different)/,
  /(.+?) (?:vs\.?|versus|compared (?:to|with)|as opposed to|different (?:from|to|than)|differs? from|rather than|instead of|better than) (.+)/,
  /(.+?) (?:and|or) (.+?)(?:,| -|:|\?)? (?:what(?:'s| is) the difference|differences?|which (?:one )?\w+.*)/,
  /(.+?),? or (.+)/,
];

/** A word of every form: most questions have none, and to try each form takes longer. */
const COMPARING = /differ|compar|distinguish|\b(?:tell|vs|versus|opposed|rather|instead|better|or|which)\b/;

/** Every way in which the question can be read as a comparison, the plainest first. */
export function sidesOf(question: string): Sides[] {
  const text = question
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[?!.]+(\s|$)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text.length > LONGEST || !COMPARING.test(text)) return [];
  return FORMS.flatMap(form => {
    const [, left, right] = form.exec(text) ?? [];
    return left !== undefined && right !== undefined ? [{ left, right }] : [];
  });
}

/** Nobody compares two things in more. */
const LONGEST = 300;
