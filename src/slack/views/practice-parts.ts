// What the messages of a practice run have in common.
import type { ContextBlock } from '@slack/types';
import type { Topic } from '../../quiz/select-practice.ts';
import type { Snapshot } from '../../quiz/snapshot.ts';
import { context } from '../blocks.ts';
import { joined, type Markup, mrkdwn } from '../text.ts';

/** A question of a practice run, as one member sees it. */
export interface Practised {
  /** Of the attempt. */
  id: string;
  snapshot: Snapshot;
  /** Undefined for questions that were asked before there were runs. */
  progress: { run: string; place: number; right: number } | undefined;
  /** What the run is on; undefined for anything. */
  topic: NamedTopic | undefined;
}

/** The title is undefined when the guide or the exam does not have it any more. */
export type NamedTopic = Topic & { title: string | undefined };

/** What a button carries of a topic. */
export function topicOf(topic: NamedTopic | undefined): Topic | undefined {
  return topic && { kind: topic.kind, id: topic.id };
}

export function practiceHeader(): ContextBlock {
  return context(mrkdwn`*Practice* – only you see this, it does not count`);
}

/** `Medium · question 3, 2 right so far · topic: Recall` */
export function progressLine({ snapshot, progress, topic }: Practised): Markup {
  const difficulty = snapshot.difficulty.charAt(0).toUpperCase() + snapshot.difficulty.slice(1);
  return joined(
    [
      mrkdwn`${difficulty}`,
      ...(progress ? [mrkdwn`question ${progress.place}, ${progress.right} right so far`] : []),
      ...(topic?.title ? [mrkdwn`topic: ${topic.title}`] : []),
    ],
    ' · ',
  );
}
