import type { App } from '@slack/bolt';
import type { Shared } from './context.ts';
import { channelEvents } from './events/channels.ts';
import { homeEvents } from './events/home.ts';
import { installationEvents } from './events/installation.ts';
import { memberEvents } from './events/members.ts';
import { questionEvents } from './events/questions.ts';
import type { InFlight } from './in-flight.ts';

/** One thing that Slack tells the app without being asked; Bolt has acknowledged it already. */
export type EventGroup = (app: App, shared: Shared, work: InFlight) => void;

const groups: readonly EventGroup[] = [
  questionEvents,
  homeEvents,
  channelEvents,
  memberEvents,
  installationEvents,
];

export function registerEvents(app: App, shared: Shared, work: InFlight): void {
  for (const register of groups) register(app, shared, work);
}
