import { type Place, type Problem, warningAt } from '../../content/problem.ts';
import { type Mention, serviceNames } from '../../content/service-names.ts';
import type { Draft, Rule } from './draft.ts';
import { sectionPassage } from './passages.ts';

/** Where it stands is worked out only for what is reported. */
type Located = Mention & { place: () => Place };

/** Members see the status of the services that are listed, so what is named must be listed. */
export const unlistedServices: Rule = {
  name: 'unlisted services',
  check(draft) {
    const { mentionsIn } = serviceNames(draft.services.map(({ value }) => value));
    const sections = draft.sections.flatMap(({ value }) => {
      const { text, placeAt } = sectionPassage(value);
      const mentions = mentionsIn(text).map(mention => ({ ...mention, place: () => placeAt(mention.index) }));
      return missing(value, mentions, draft);
    });
    const questions = draft.questions.flatMap(({ value, placeOf }) => {
      const mentions = value.options.flatMap((option, index) =>
        mentionsIn(option.text).map(mention => ({
          ...mention,
          place: () => placeOf(['options', index, 'text']),
        })),
      );
      return missing(value, mentions, draft);
    });
    return [...sections, ...questions];
  },
};

function missing(
  { id, services }: { id: string; services: readonly string[] },
  mentions: readonly Located[],
  draft: Draft,
): Problem[] {
  const listed = draft.services.map(({ value }) => value).filter(service => services.includes(service.id));
  const reported = new Set(services);
  return mentions.flatMap(({ service, name, place }) => {
    if (reported.has(service.id) || listed.some(({ name: longer }) => longer.includes(coreOf(name))))
      return [];
    reported.add(service.id);
    return [
      warningAt(place(), `${id} names ${name} and does not list it`, `Add ${service.id} to its services`),
    ];
  });
}

/** "Amazon SageMaker AI" stands for its family, so a section that lists SageMaker Canvas has said enough. */
function coreOf(name: string): string {
  return name.replace(/^(?:Amazon|AWS) /, '').replace(/ AI$/, '');
}
