import { actions, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { practiceButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { type ReviewState, reviewOutlook } from './practice-parts.ts';

/** A review with nothing to ask: when there will be, and something to do until then. */
export function nothingDueMessage(review: ReviewState): Message {
  const isEmpty = review.held === 0 && review.nextDay === undefined;
  const text = isEmpty
    ? 'Nothing to review yet. What you miss or guess in rounds, practice or a mock exam comes back here.'
    : `Nothing to review just now. ${reviewOutlook(review)}`;
  return {
    text,
    blocks: [
      section(mrkdwn`${text}`),
      actions(button(practiceButton, {}, { text: 'Practise', label: 'Practise with other questions' })),
    ],
  };
}
