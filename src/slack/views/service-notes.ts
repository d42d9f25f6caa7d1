import type { Service } from '../../content/service.ts';
import { type Markup, mrkdwn } from '../text.ts';

/** What a learner must know about those of the services that are closed, moved or not in the exam. */
export function serviceNotes(ids: readonly string[], services: readonly Service[]): Markup[] {
  return services.filter(service => ids.includes(service.id)).flatMap(noteOf);
}

function noteOf(service: Service): Markup[] {
  if (service.note && service.status !== 'available') return [mrkdwn`⚠️ ${service.name}: ${service.note}`];
  if (service.scope === 'out') return [mrkdwn`⚠️ ${service.name} is outside the exam's scope.`];
  return [];
}
