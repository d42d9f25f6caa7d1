import type { Topic } from '../../quiz/select-practice.ts';
import type { Snapshot } from '../../quiz/snapshot.ts';
import { actions, context, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { practiceAnswerButton } from '../buttons.ts';
import { mrkdwn, shorten } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { questionBlocks } from './question-blocks.ts';

/** A practice question for one member: like a round's, and nothing in it tells the right option. */
export function practiceMessage(
  attempt: { id: string; snapshot: Snapshot },
  topic: (Topic & { title: string | undefined }) | undefined,
): Message {
  const { snapshot } = attempt;
  const buttons = snapshot.options.map((option, position) => {
    const letter = letterOf(position);
    const look = { text: letter, key: position, label: `Answer ${letter}: ${option.text}` };
    const asked = topic && { kind: topic.kind, id: topic.id };
    return button(practiceAnswerButton, { attempt: attempt.id, position, topic: asked }, look);
  });
  const difficulty = snapshot.difficulty.charAt(0).toUpperCase() + snapshot.difficulty.slice(1);
  return {
    text: `Practice: ${shorten(snapshot.stem, 300)}`,
    blocks: [
      context(mrkdwn`*Practice* – only you see this, it does not count`),
      ...questionBlocks(snapshot),
      { ...actions(...buttons), block_id: 'answers' },
      context(topic?.title ? mrkdwn`${difficulty} · topic: ${topic.title}` : mrkdwn`${difficulty}`),
    ],
  };
}
