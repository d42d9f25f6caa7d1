import type { ActionsBlock, Button } from '@slack/types';
import { actions, context, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { practiceAnswerButton, practiceFormButton, stopPracticeButton } from '../buttons.ts';
import { shorten } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { type Practised, practiceHeader, progressLine, runName, topicOf } from './practice-parts.ts';
import { questionBlocks } from './question-blocks.ts';

/** A practice question for one member: like a round's, and nothing in it tells the right option. */
export function practiceMessage(asked: Practised): Message {
  const { snapshot } = asked;
  return {
    text: `${runName(asked.topic)}: ${shorten(snapshot.stem, 300)}`,
    blocks: [
      practiceHeader(asked.topic),
      ...questionBlocks(snapshot),
      { ...actions(...answerButtons(asked)), block_id: 'answers' },
      context(progressLine(asked)),
      ...stopRow(asked),
    ],
  };
}

/** A letter per option where one is the answer; else the way to a form. */
function answerButtons({ id, snapshot, topic }: Practised): Button[] {
  const payload = { attempt: id, topic: topicOf(topic) };
  if (snapshot.type !== 'single') {
    const look = { text: 'Answer', label: 'Answer this question in a form', style: 'primary' } as const;
    return [button(practiceFormButton, payload, look)];
  }
  return snapshot.options.map((option, position) => {
    const letter = letterOf(position);
    const look = { text: letter, key: position, label: `Answer ${letter}: ${option.text}` };
    return button(practiceAnswerButton, { ...payload, position }, look);
  });
}

function stopRow({ progress, topic }: Practised): ActionsBlock[] {
  if (!progress) return [];
  const payload = { run: progress.run, topic: topicOf(topic) };
  return [actions(button(stopPracticeButton, payload, { text: 'Stop', label: 'Stop and see how it went' }))];
}
