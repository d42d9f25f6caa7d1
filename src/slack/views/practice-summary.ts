import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { nextPracticeButton, readButton } from '../buttons.ts';
import { lines, mrkdwn } from '../text.ts';
import {
  type NamedTopic,
  practiceHeader,
  type ReviewState,
  reviewOutlook,
  runName,
  topicOf,
} from './practice-parts.ts';

/** As many as a phone shows without getting lost; the ones with most mistakes come first. */
const MOST_TO_READ = 5;
/** More sections than anybody practises in one go are counted, not listed. */
const MOST_LISTED = 20;

export interface PracticeSummary {
  /** Most mistakes first. The title is undefined when the guide does not have the section any more. */
  sections: { id: string; title: string | undefined; answered: number; right: number }[];
  topic: NamedTopic | undefined;
  /** The run ended because there are no more questions on its topic. */
  complete: boolean;
  /** How the review stands then; undefined for practice. */
  review?: ReviewState | undefined;
}

/** How a practice run went, by section, with the way to what was missed. */
export function practiceSummary({ sections, topic, complete, review }: PracticeSummary): Message {
  const answered = sections.reduce((sum, section) => sum + section.answered, 0);
  const right = sections.reduce((sum, section) => sum + section.right, 0);
  const missed = sections.filter(section => section.right < section.answered);
  const how = answered === 0 ? 'Nothing answered this time.' : `${right} of ${answered} right.`;
  const all = complete ? `${allDone(topic, review)} ` : '';
  return {
    text: `${runName(topic)}: ${how}`,
    blocks: [
      practiceHeader(topic),
      section(mrkdwn`*${all}${how}*`),
      ...(answered > 0
        ? [
            section(
              lines(
                sections
                  .slice(0, MOST_LISTED)
                  .map(part => mrkdwn`• ${nameOf(part)}: ${part.right} of ${part.answered} right`),
              ),
            ),
          ]
        : []),
      ...(sections.length > MOST_LISTED
        ? [context(mrkdwn`and ${sections.length - MOST_LISTED} more sections`)]
        : []),
      ...(review ? [context(mrkdwn`${reviewOutlook(review)}`)] : []),
      ...(missed.length > 0 ? [section(mrkdwn`*Worth reading, from what you missed:*`)] : []),
      actions(
        ...missed
          .slice(0, MOST_TO_READ)
          .flatMap(({ id, title }) =>
            title === undefined
              ? []
              : [
                  button(
                    readButton,
                    { section: id },
                    { text: `Read: ${title}`, key: id, label: `Read the section ${title}` },
                  ),
                ],
          ),
        button(nextPracticeButton, review && review.due === 0 ? {} : { topic: topicOf(topic) }, {
          text: review ? (review.due === 0 ? 'Practise' : 'Review again') : 'Practise again',
          style: 'primary',
        }),
      ),
    ],
  };
}

function nameOf({ id, title }: PracticeSummary['sections'][number]): string {
  return title ?? id;
}

function allDone(topic: NamedTopic | undefined, review: ReviewState | undefined): string {
  if (review) return 'That was everything due.';
  return topic?.title ? `That was every question on ${topic.title}.` : 'That was every question there is.';
}
