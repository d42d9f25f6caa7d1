import type { KnownBlock } from '@slack/types';
import type { Answer } from '../../guide/answer.ts';
import { gapText } from '../../guide/gap-text.ts';
import type { Section } from '../../guide/section.ts';
import type { Knowledge } from '../../knowledge.ts';
import { actions, section as block, context, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { askButton, markAnswerButton, topicsButton } from '../buttons.ts';
import { lines, mrkdwn } from '../text.ts';
import { askedLine, shownQuestion } from './asked-line.ts';
import { serviceNotes } from './service-notes.ts';

type NoAnswer = Exclude<Answer, { kind: 'answer' }>;

/** More than one section may be meant, or none: what is closest, and for none what the guide does cover. */
export function noAnswerMessage(question: string, answer: NoAnswer, knowledge: Knowledge): Message {
  const { services, sections } = answer;
  const asked = [context(askedLine(question)), ...serviceBlocks(services, knowledge)];
  if (answer.kind === 'choices') {
    const text = 'Did you mean one of these?';
    return { text, blocks: [...asked, block(mrkdwn`${text}`), choiceButtons(question, sections, true)] };
  }
  const text = 'The study guide does not answer that.';
  return {
    text,
    blocks: [
      ...asked,
      block(mrkdwn`*${text}*`),
      ...(sections.length > 0
        ? [block(mrkdwn`These sections are closest:`), choiceButtons(question, sections, false)]
        : []),
      ...coverBlocks(knowledge),
      ...(gapText(question) === undefined
        ? []
        : [
            context(
              mrkdwn`Other words may find more. Your question is counted as missing, without your name, so that the guide can get better.`,
            ),
          ]),
    ],
  };
}

/** What a service is for is known even where no section is about it. */
function serviceBlocks(services: NoAnswer['services'], knowledge: Knowledge): KnownBlock[] {
  if (services.length === 0) return [];
  const notes = serviceNotes(
    services.map(({ id }) => id),
    knowledge.services,
  );
  return [
    block(lines(services.map(({ name, purpose }) => mrkdwn`*${name}*: ${purpose}`))),
    ...(notes.length > 0 ? [context(...notes)] : []),
  ];
}

function choiceButtons(question: string, sections: readonly Section[], mayBeNone: boolean): KnownBlock {
  const asked = shownQuestion(question);
  return actions(
    ...sections.map(({ id, title }, key) =>
      button(
        askButton,
        { section: id, question: asked },
        { text: title, key, label: `Answer from the section ${title}` },
      ),
    ),
    ...(mayBeNone
      ? [
          button(
            markAnswerButton,
            { question: asked, helpful: false },
            { text: 'None of these', key: 'no', label: 'None of these sections is meant' },
          ),
        ]
      : []),
  );
}

/** The titles of the guide's chapters, which stand right below its top. */
function coverBlocks({ sections }: Knowledge): KnownBlock[] {
  const chapters = sections.filter(({ path }) => path.length === 2).map(({ title }) => title);
  return [
    block(mrkdwn`The guide covers: ${chapters.join(', ')}.`),
    actions(button(topicsButton, {}, { text: 'See all topics' })),
  ];
}
