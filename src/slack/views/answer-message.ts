import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Answer, FoundAnswer } from '../../guide/answer.ts';
import { type Passage, textOf } from '../../guide/passage.ts';
import type { Section } from '../../guide/section.ts';
import type { Knowledge } from '../../knowledge.ts';
import { actions, section as block, context, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { markAnswerButton, practiceButton, readButton, shareAnswerButton } from '../buttons.ts';
import { mrkdwnOfMarkdown } from '../mrkdwn-of-markdown.ts';
import { joined, type Markup, mention, mrkdwn, shorten } from '../text.ts';
import { askedLine, shownQuestion } from './asked-line.ts';
import { noAnswerMessage } from './no-answer-message.ts';
import { serviceNotes } from './service-notes.ts';

/** Where an answer is seen. */
export interface AnswerPlace {
  /** Who showed it to everyone in the channel. */
  sharedBy?: string;
  /** Others in the channel do not see it yet. */
  isPrivate: boolean;
}

/** What the guide answers, what it could mean, or that it does not say. */
export function answerMessage(
  question: string,
  answer: Answer,
  knowledge: Knowledge,
  place: AnswerPlace = { isPrivate: true },
): Message {
  if (answer.kind !== 'answer') return noAnswerMessage(question, answer, knowledge);
  const { section, passages, services } = answer;
  const notes = serviceNotes(
    services.map(({ id }) => id),
    knowledge.services,
    textOf(passages),
  );
  return {
    text: `${section.title}: ${shorten(section.summary, 200)}`,
    blocks: [
      context(
        ...(place.sharedBy === undefined
          ? []
          : [mrkdwn`${mention(place.sharedBy)} shared an answer from the study guide`]),
        askedLine(question),
      ),
      block(mrkdwn`*${section.title}*`),
      ...passages.map(passage => passageBlock(passage, section)),
      ...(notes.length > 0 ? [context(...notes)] : []),
      context(mrkdwn`${section.path.join(' › ')}`, mrkdwn`facts checked on ${section.factsCheckedOn}`),
      ...answerButtons(question, answer, place),
    ],
  };
}

function passageBlock({ title, blocks }: Passage, section: Section): KnownBlock {
  const texts = blocks.map(({ markdown }) => mrkdwnOfMarkdown(markdown));
  const isTitled = title !== undefined && title !== section.title;
  const heading: Markup[] = isTitled ? [mrkdwn`*${title}*`] : [];
  return block(joined([...heading, ...texts], '\n'));
}

/** What to do with the section, where to read on, and whether it helped: a row for each. */
function answerButtons(
  question: string,
  { section, related }: FoundAnswer,
  place: AnswerPlace,
): ActionsBlock[] {
  const origin = { question: shownQuestion(question), section: section.id };
  const isSharable = place.isPrivate && place.sharedBy === undefined;
  return [
    actions(
      button(readButton, { section: section.id }, { text: 'Read the whole section', key: 'this' }),
      button(practiceButton, { topic: { kind: 'section', id: section.id } }, { text: 'Quiz me on this' }),
      ...(isSharable ? [button(shareAnswerButton, origin, { text: 'Share to channel' })] : []),
    ),
    ...(related.length > 0
      ? [
          actions(
            ...related.map((other, key) =>
              button(
                readButton,
                { section: other.id },
                { text: shorten(`Read: ${other.title}`, 40), key, label: `Read the section ${other.title}` },
              ),
            ),
          ),
        ]
      : []),
    actions(
      button(
        markAnswerButton,
        { ...origin, helpful: true },
        { text: '👍 Helpful', key: 'yes', label: 'This answer was helpful' },
      ),
      button(
        markAnswerButton,
        { ...origin, helpful: false },
        { text: '👎 Not helpful', key: 'no', label: 'This answer was not helpful' },
      ),
    ),
  ];
}
