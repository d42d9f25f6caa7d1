import type { Snapshot } from '../../quiz/snapshot.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';

/** Status of closed or renamed services, and the date of the facts. */
export function factsOf({ notes, factsCheckedOn }: Pick<Snapshot, 'notes' | 'factsCheckedOn'>): Markup {
  return lines([...notes.map(note => mrkdwn`${note}`), mrkdwn`Facts checked on ${factsCheckedOn}`]);
}
