import { errorAt, type Problem } from '../../content/problem.ts';
import type { Service } from '../../content/service.ts';
import { serviceNames } from '../../content/service-names.ts';
import type { Question } from '../question.ts';
import type { Rule } from './draft.ts';
import { keyPlaces } from './passages.ts';

/** The answer must not be a service that learners cannot take or that the exam does not ask for. */
export const serviceAsKey: Rule = {
  name: 'service as key',
  check(draft) {
    const names = serviceNames(draft.services.map(({ value }) => value));
    return draft.questions.flatMap(entry =>
      keyPlaces(entry).flatMap(({ text, place }) => {
        const whole = names.called(text);
        const named = whole ? [whole] : names.mentionsIn(text).map(({ service }) => service);
        return [...new Set(named)].flatMap((service): Problem[] => {
          const problem = problemWith(service, entry.value);
          return problem ? [errorAt(place(), ...problem)] : [];
        });
      }),
    );
  },
};

function problemWith(service: Service, question: Question): [what: string, fix: string] | undefined {
  const answer = `The answer of ${question.id} is ${service.name}`;
  if (service.scope === 'out') {
    return [`${answer}, which is out of the exam's scope`, 'Use it as a wrong option at most'];
  }
  if (service.status === 'ended') {
    return [`${answer}, which ended on ${service.since}`, 'Ask about what takes its place'];
  }
  if (service.status === 'closed' && !saysThatItIsInUse(question) && !saysThatItIsClosed(question)) {
    const what = `${answer}, which is closed to new customers since ${service.since}`;
    return [what, 'Say in the stem that the company already uses it, or in the takeaway that it is closed'];
  }
  return undefined;
}

function saysThatItIsInUse({ stem }: Question): boolean {
  return IN_USE.test(stem);
}

function saysThatItIsClosed({ takeaway }: Question): boolean {
  return /\bclosed\b|\bnew customers\b|\bno longer\b/i.test(takeaway);
}

const IN_USE =
  /\balready (?:\w+ )?(?:uses?|using|runs?|running|has|have|works?|relies|watches|monitors?)\b|\b(?:has|have) (?:been using|used|run)\b|\bstill (?:uses?|runs?)\b|\bexisting (?:customer|user|set-up|deployment)\b/i;
