import { errorAt, type Problem, quoted } from '../../content/problem.ts';
import { type Mention, serviceNames } from '../../content/service-names.ts';
import type { Rule } from './draft.ts';
import { isNoService } from './not-services.ts';
import { passagesOf } from './passages.ts';

/** A maker's name and the capitalised words after it: what a service's name looks like. */
const LOOKS_LIKE_A_SERVICE =
  /\b(?:Amazon|AWS|SageMaker|Bedrock)(?:\s+(?:[A-Z0-9][\w-]*|for|of|and(?= [A-Z])))*\s+[A-Z0-9][\w-]*/g;

/** A service that services.yml does not know may be misspelt, renamed, or gone. */
export const unknownServiceNames: Rule = {
  name: 'unknown service names',
  check(draft) {
    // A service with a mistake of its own is no unknown service.
    if (draft.services.length < draft.ids.services.size) return [];
    const names = serviceNames(draft.services.map(({ value }) => value));
    return passagesOf(draft).flatMap(({ text, placeAt }) => {
      const mentions = names.mentionsIn(text);
      return [...text.matchAll(LOOKS_LIKE_A_SERVICE)].flatMap((match): Problem[] => {
        const name = match[0].replace(/\s+/g, ' ');
        const mention = mentions.find(({ index, end }) => index <= match.index && match.index < end);
        if (isNoService(name) || (mention && !goesOn(mention, text))) return [];
        const what = `${quoted(name)} is no service of services.yml`;
        return [errorAt(placeAt(match.index), what, 'Correct the name, or add the service there')];
      });
    });
  },
};

/** Whether more of a name follows a known one: "Amazon SageMaker" is known, "Amazon SageMaker Wizard" is not. */
function goesOn({ name, end }: Mention, text: string): boolean {
  if (!/^(?:Amazon )?(?:SageMaker|Bedrock)$/.test(name)) return false;
  const next = /^\s+[A-Z][\w-]*/.exec(text.slice(end, end + 40))?.[0];
  return next !== undefined && !isNoService(name + next.replace(/\s+/, ' '));
}
