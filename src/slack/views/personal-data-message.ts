import type { PersonalData } from '../../store/personal-data.ts';
import type { Study } from '../../store/personal-study.ts';
import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { deleteDataButton, exportDataButton } from '../buttons.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';

/** What is kept about a person, and what they can do about it. */
export function personalDataMessage(data: PersonalData | undefined): Message {
  if (!data) {
    const text = 'I keep nothing about you. That changes when you answer or practise for the first time.';
    return { text, blocks: [section(mrkdwn`${text}`)] };
  }
  const { talks, isManager, managed } = data;
  const managing = isManager || managed.managersAdded + managed.schedulesSaved.length > 0;
  return {
    text: 'What I keep about you',
    blocks: [
      section(
        lines([
          mrkdwn`*What I keep about you*`,
          ...(data.name === undefined ? [mrkdwn`• your Slack id`] : studyLines(data.study)),
          ...(talks.length > 0 ? [mrkdwn`• what we talked about last, for half a day`] : []),
          ...(managing ? [mrkdwn`• what you do as a quiz manager`] : []),
        ]),
      ),
      actions(
        button(exportDataButton, {}, { text: 'Export as a file' }),
        button(
          deleteDataButton,
          {},
          {
            text: 'Delete everything',
            style: 'danger',
            confirm: {
              title: 'Delete everything about you?',
              text: `Your practice, reviews, exams and settings go for good, and boards forget you.${isManager ? ' You are no quiz manager any more.' : ''} Your past answers stay in the counts of their questions, without your name. This cannot be undone.`,
              yes: 'Delete everything',
              no: 'Keep it',
            },
          },
        ),
      ),
      context(mrkdwn`Messages that are already in Slack stay there.`),
    ],
  };
}

function studyLines({ rounds, practice, reviews, exams }: Study): Markup[] {
  return [
    mrkdwn`• your name, Slack id and time zone, and your settings`,
    mrkdwn`• ${counted(rounds.length, 'answer')} to questions in channels`,
    mrkdwn`• ${counted(practice.length, 'question')} of your practice and reviews, ${counted(reviews.length, 'card')} for review`,
    mrkdwn`• ${counted(exams.length, 'mock exam')}`,
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
