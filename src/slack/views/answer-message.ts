import type { Button, KnownBlock } from '@slack/types';
import type { Answer } from '../../guide/answer.ts';
import type { Passage } from '../../guide/passage.ts';
import type { Section } from '../../guide/section.ts';
import type { Knowledge } from '../../knowledge.ts';
import { actions, section as block, context, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { askButton, practiceButton, readButton, shareAnswerButton } from '../buttons.ts';
import { mrkdwnOfMarkdown } from '../mrkdwn-of-markdown.ts';
import { joined, lines, type Markup, mention, mrkdwn, shorten } from '../text.ts';
import { serviceNotes } from './service-notes.ts';

/** Longer than any real question; a button carries at most 2,000 characters. */
const LONGEST_SHOWN = 300;

/** What the guide answers, what it could mean, or that it does not say. Shared ones name who shared them. */
export function answerMessage(
  question: string,
  answer: Answer,
  knowledge: Knowledge,
  shared?: { sharedBy: string },
): Message {
  const asked = shorten(question, LONGEST_SHOWN);
  switch (answer.kind) {
    case 'answer':
      return found(asked, answer, knowledge, shared);
    case 'choices':
      return choices(asked, 'Did you mean one of these?', answer.sections);
    case 'none':
      return choices(asked, 'The study guide does not answer that.', answer.sections);
  }
}

export function askExamples(): Message {
  return {
    text: 'Ask the study guide',
    blocks: [
      block(mrkdwn`Ask anything about the machine learning lifecycle on AWS, for example:`),
      block(
        lines([
          mrkdwn`• \`/aif ask what is Model Monitor\``,
          mrkdwn`• \`/aif ask which service ingests streaming data\``,
          mrkdwn`• \`/aif ask difference between validation and test data\``,
        ]),
      ),
    ],
  };
}

function found(
  question: string,
  answer: Extract<Answer, { kind: 'answer' }>,
  knowledge: Knowledge,
  shared: { sharedBy: string } | undefined,
): Message {
  const { section, services, passages, related } = answer;
  const notes = serviceNotes(
    [...services.map(service => service.id), ...namedIn(passages, section, knowledge)],
    knowledge.services,
  );
  const named = services.map(({ name, purpose }) => mrkdwn`*${name}*: ${purpose}`);
  const buttons: Button[] = [
    button(readButton, { section: section.id }, { text: 'Read the whole section', key: 'this' }),
    button(practiceButton, { topic: { kind: 'section', id: section.id } }, { text: 'Quiz me on this' }),
    ...(shared ? [] : [button(shareAnswerButton, { question }, { text: 'Share to channel' })]),
    ...related
      .slice(0, 2)
      .map((other, index) =>
        button(
          readButton,
          { section: other.id },
          { text: shorten(other.title, 40), key: index, label: `Read ${other.title}` },
        ),
      ),
  ];
  return {
    text: `${section.title}: ${shorten(section.summary, 200)}`,
    blocks: [
      context(
        ...(shared ? [mrkdwn`${mention(shared.sharedBy)} shared an answer from the study guide`] : []),
        mrkdwn`Asked: ${question}`,
      ),
      ...(named.length > 0 ? [block(lines(named))] : []),
      block(mrkdwn`*${section.title}*`),
      ...passages.map(passageBlock),
      ...(notes.length > 0 ? [context(...notes)] : []),
      actions(...buttons),
      context(mrkdwn`${section.path.join(' › ')} · facts checked on ${section.factsCheckedOn}`),
    ],
  };
}

function passageBlock({ title, blocks }: Passage): KnownBlock {
  const texts = blocks.map(({ markdown }) => mrkdwnOfMarkdown(markdown));
  const heading: Markup[] = title === undefined ? [] : [mrkdwn`*${title}*`];
  return block(joined([...heading, ...texts], title === undefined ? '\n\n' : '\n'));
}

/** Ids of the section's services that the shown passages name. */
function namedIn(passages: readonly Passage[], section: Section, knowledge: Knowledge): string[] {
  const shown = passages.flatMap(passage => passage.blocks.map(({ markdown }) => markdown)).join('\n');
  return knowledge.services
    .filter(
      ({ id, name, also }) =>
        section.services.includes(id) && [name, ...also].some(word => shown.includes(word)),
    )
    .map(({ id }) => id);
}

function choices(question: string, said: string, sections: readonly Section[]): Message {
  return {
    text: said,
    blocks: [
      context(mrkdwn`Asked: ${question}`),
      block(mrkdwn`${said}`),
      ...(sections.length > 0
        ? [
            block(mrkdwn`The closest sections:`),
            actions(
              ...sections.map(({ id, title }, index) =>
                button(askButton, { section: id }, { text: title, key: index, label: `Show ${title}` }),
              ),
            ),
          ]
        : [
            block(
              mrkdwn`It covers task 1.3 of the exam: the machine learning lifecycle on AWS. Try other words.`,
            ),
          ]),
    ],
  };
}
