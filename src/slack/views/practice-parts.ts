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
  /** How the review stands that this belongs to; undefined for practice. */
  review?: ReviewState | undefined;
}

/** Days are in words, from today on: "tomorrow". */
export interface ReviewState {
  /** Questions to ask now, without the one that is asked. */
  due: number;
  /** Due, but being answered in a channel just now. */
  held: number;
  /** When the next one becomes due. */
  nextDay: string | undefined;
  /** When the question that was answered comes back. */
  backDay: string | undefined;
}

/** The title is undefined when the guide or the exam does not have it any more. */
export type NamedTopic = Topic & { title: string | undefined };

/** What a button carries of a topic. */
export function topicOf(topic: NamedTopic | undefined): Topic | undefined {
  return topic && { kind: topic.kind, id: topic.id };
}

/** `Practice` or `Review`, which is practice with what is due. */
export function runName(topic: Pick<Topic, 'kind'> | undefined): string {
  return topic?.kind === 'review' ? 'Review' : 'Practice';
}

export function practiceHeader(topic: Pick<Topic, 'kind'> | undefined): ContextBlock {
  return context(mrkdwn`*${runName(topic)}* – only you see this, it does not count`);
}

/** `Medium · question 3, 2 right so far · topic: Recall`, or of a review how much more there is. */
export function progressLine({ snapshot, progress, topic, review }: Practised): Markup {
  const difficulty = snapshot.difficulty.charAt(0).toUpperCase() + snapshot.difficulty.slice(1);
  return joined(
    [
      mrkdwn`${difficulty}`,
      ...(progress ? [mrkdwn`question ${progress.place}, ${progress.right} right so far`] : []),
      ...(review ? [mrkdwn`${review.due === 0 ? 'nothing' : review.due} more due`] : []),
      ...(topic?.title && !review ? [mrkdwn`topic: ${topic.title}`] : []),
    ],
    ' · ',
  );
}

/** What is still due, or when the next question will be. */
export function reviewOutlook({ due, held, nextDay }: ReviewState): string {
  if (due > 0) return `${due} more due now.`;
  const waiting = held > 0 ? `${held} due, and being answered in a channel just now. ` : '';
  return waiting + (nextDay === undefined ? 'Nothing else waits for review.' : `Next review: ${nextDay}.`);
}
