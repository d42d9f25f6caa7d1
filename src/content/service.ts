import { z } from 'zod';
import { Day, Id, Link, Text } from './fields.ts';

/** One AWS service, feature or tool of others that the guide or a question names: an entry of `services.yml`. */
export const Service = z
  .strictObject({
    id: Id,
    /** The full current name. */
    name: Text,
    /** Other names that people type or write. */
    also: z.array(Text),
    /** Names that the maker used once. */
    formerly: z.array(Text),
    /**
     * `closed`: to new customers, existing ones keep it; `ended`: nobody can use it;
     * `moved`: it lives on as something else.
     */
    status: z.enum(['available', 'closed', 'ended', 'moved']),
    /** The first day of this status. */
    since: Day.optional(),
    /** One sentence for learners: what changed and what to use instead. */
    note: Text.optional(),
    /** Whether the exam guide lists it. */
    scope: z.enum(['in', 'out', 'unlisted']),
    purpose: Text,
    url: Link,
    checked: Day,
  })
  .superRefine((service, context) => {
    const gone = service.status === 'closed' || service.status === 'ended';
    if (gone && !service.since) {
      context.addIssue({
        code: 'custom',
        path: ['since'],
        message: `add the day since when it is ${service.status}`,
      });
    }
    if (service.status !== 'available' && !service.note) {
      context.addIssue({
        code: 'custom',
        path: ['note'],
        message: 'add a sentence: what changed, what to use instead',
      });
    }
  });

export type Service = z.infer<typeof Service>;

/** All names under which it may be written, the current one first. */
export function namesOf(service: Service): string[] {
  return [service.name, ...service.also, ...service.formerly];
}

/**
 * What a learner must know of it wherever it appears: closed, ended, moved, renamed, or outside the exam's scope. What
 * stands in `beside` word for word is not said again.
 */
export function statusOf({ name, note, scope }: Service, beside = ''): string | undefined {
  if (note) {
    const unsaid = note.split(/(?<=\.) /).filter(sentence => !beside.includes(sentence));
    return unsaid.length === 0 ? undefined : `${name}: ${unsaid.join(' ')}`;
  }
  return scope === 'out' ? `${name} is outside the exam’s scope.` : undefined;
}
