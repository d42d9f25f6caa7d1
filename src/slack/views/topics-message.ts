import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Objective } from '../../content/exam.ts';
import type { Section } from '../../guide/section.ts';
import { actions, context, header, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { practiceButton, readButton, topicsButton } from '../buttons.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';

/** An objective of the exam that the guide has sections on. `questions` counts those that can be practised. */
export interface ObjectiveTopic extends Objective {
  sections: number;
  questions: number;
}

export interface SectionTopic {
  section: Pick<Section, 'id' | 'title' | 'factsCheckedOn'>;
  questions: number;
}

/** The sections of one objective that are shown at once. */
export interface TopicsPage {
  objective: Objective;
  questions: number;
  sections: SectionTopic[];
  /** On the services of these sections that are closed, renamed or out of scope. */
  notes: Markup[];
  /** From 0. */
  page: number;
  pages: number;
}

/** The way into the guide: its objectives, each with a button to its sections. */
export function topicsMessage(objectives: readonly ObjectiveTopic[]): Message {
  return {
    text: 'Topics of the study guide',
    blocks: [
      header('Topics'),
      ...objectives.map(objective => ({
        ...section(
          mrkdwn`*${objective.id}*  ${objective.text}\n${countOf(objective.sections, 'section')} · ${countOf(objective.questions, 'question')}`,
        ),
        accessory: button(
          topicsButton,
          { objective: objective.id },
          { text: 'Open', key: objective.id, label: `Open objective ${objective.id}` },
        ),
      })),
      actions(button(practiceButton, {}, { text: 'Quiz me on anything' })),
    ],
  };
}

/** The sections of an objective, each to read and to be quizzed on. */
export function objectiveMessage({
  objective,
  questions,
  sections,
  notes,
  page,
  pages,
}: TopicsPage): Message {
  const title = `Objective ${objective.id}`;
  const where = pages > 1 ? ` · page ${page + 1} of ${pages}` : '';
  return {
    text: `${title}: ${objective.text}`,
    blocks: [
      header(title),
      context(mrkdwn`${objective.text}${where}`),
      ...sections.flatMap(sectionBlocks),
      ...(notes.length > 0 ? [context(lines(notes))] : []),
      navigation(objective, { hasMore: page + 1 < pages, page, questions }),
    ],
  };
}

function sectionBlocks({ section: { id, title, factsCheckedOn }, questions }: SectionTopic): KnownBlock[] {
  return [
    section(mrkdwn`*${title}*\n${countOf(questions, 'question')} · facts checked on ${factsCheckedOn}`),
    actions(
      button(readButton, { section: id }, { text: 'Read', key: id, label: `Read ${title}` }),
      ...(questions > 0
        ? [
            button(
              practiceButton,
              { topic: { kind: 'section', id } },
              { text: 'Quiz me', key: id, label: `Quiz me on ${title}` },
            ),
          ]
        : []),
    ),
  ];
}

function navigation(
  { id }: Objective,
  { hasMore, page, questions }: { hasMore: boolean; page: number; questions: number },
): ActionsBlock {
  return actions(
    ...(hasMore
      ? [
          button(
            topicsButton,
            { objective: id, page: page + 1 },
            { text: 'More', key: 'more', label: `More sections of objective ${id}` },
          ),
        ]
      : []),
    ...(page > 0
      ? [
          button(
            topicsButton,
            { objective: id, page: page - 1 },
            { text: 'Back', key: 'back', label: `The sections of objective ${id} before these` },
          ),
        ]
      : []),
    button(topicsButton, {}, { text: 'All topics', key: 'all' }),
    ...(questions > 0
      ? [
          button(
            practiceButton,
            { topic: { kind: 'objective', id } },
            { text: `Quiz me on all of ${id}`, key: 'all' },
          ),
        ]
      : []),
  );
}

function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
