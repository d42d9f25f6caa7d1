import { type Service, statusOf } from '../../content/service.ts';
import { type Markup, mrkdwn } from '../text.ts';

/** What a learner must know about those of the services that are closed, moved, renamed or not in the exam, unless `beside` says it. */
export function serviceNotes(
  ids: readonly string[],
  services: readonly Service[],
  beside?: string,
): Markup[] {
  return services.filter(service => ids.includes(service.id)).flatMap(service => noteOf(service, beside));
}

/** The same without those that only have a new name or home: for where the services themselves are not named. */
export function serviceWarnings(ids: readonly string[], services: readonly Service[]): Markup[] {
  return serviceNotes(ids, services.filter(isWarnedOf));
}

function noteOf(service: Service, beside?: string): Markup[] {
  const status = statusOf(service, beside);
  if (status === undefined) return [];
  return [isWarnedOf(service) ? mrkdwn`⚠️ ${status}` : mrkdwn`${status}`];
}

/** It cannot be chosen any more, or is not asked. */
function isWarnedOf({ status, scope }: Service): boolean {
  return status !== 'available' || scope === 'out';
}
