import { actions, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { nextPracticeButton } from '../buttons.ts';
import { mrkdwn } from '../text.ts';
import { type NamedTopic, practiceHeader, topicOf } from './practice-parts.ts';

export interface PracticeOpen {
  run: string;
  topic: NamedTopic | undefined;
  answered: number;
  right: number;
}

/** A member begins to practise who is in the middle of it: Slack forgets private messages, and this brings theirs back. */
export function practiceOpenMessage({ run, topic, answered, right }: PracticeOpen): Message {
  const on = topic?.title === undefined ? '' : ` on ${topic.title}`;
  const how = answered === 0 ? 'nothing answered yet' : `${answered} answered, ${right} right`;
  const text = `You are in the middle of practice${on}: ${how}.`;
  return {
    text,
    blocks: [
      practiceHeader(topic),
      section(mrkdwn`${text}`),
      actions(
        button(
          nextPracticeButton,
          { topic: topicOf(topic), run },
          { text: 'Go on', key: 'on', label: 'Go on with this practice', style: 'primary' },
        ),
        button(nextPracticeButton, {}, { text: 'Begin anew', key: 'new', label: 'Begin to practise anew' }),
      ),
    ],
  };
}
