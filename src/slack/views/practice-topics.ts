import type { Topic } from '../../quiz/select-practice.ts';
import { actions, context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { nextPracticeButton, topicsButton } from '../buttons.ts';
import { mrkdwn, shorten } from '../text.ts';

/** Longer than any real topic. */
const LONGEST_SHOWN = 100;

/** What was typed is no topic, or could be several: the closest ones to practise, and the way to all of them. */
export function practiceTopicsMessage(
  typed: string,
  found: { kind: 'choices' | 'none'; topics: readonly (Topic & { title: string })[] },
): Message {
  const said =
    found.kind === 'choices'
      ? mrkdwn`That could be more than one topic.`
      : mrkdwn`I have no practice questions on “${shorten(typed, LONGEST_SHOWN)}”.`;
  const hint = found.topics.length > 0 ? 'These are the closest:' : 'Here is what there is:';
  return {
    text: found.kind === 'choices' ? 'Which topic?' : 'I have no practice questions on that.',
    blocks: [
      section(mrkdwn`${said} ${hint}`),
      actions(
        ...found.topics
          .slice(0, 8)
          .map(({ kind, id, title }, index) =>
            button(
              nextPracticeButton,
              { topic: { kind, id } },
              { text: title, key: index, label: `Practise ${title}` },
            ),
          ),
        button(topicsButton, {}, { text: 'All topics' }),
      ),
      context(mrkdwn`A topic is a section of the guide, an exam objective such as 1.3.6, or an AWS service.`),
    ],
  };
}
