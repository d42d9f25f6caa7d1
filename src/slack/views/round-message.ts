import type { Button } from '@slack/types';
import type { Round } from '../../store/round-row.ts';
import { actions, context, header, type Message } from '../blocks.ts';
import { button } from '../button.ts';
import { answerButton, answerFormButton } from '../buttons.ts';
import { joined, type Markup, mrkdwn, shorten } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { questionBlocks } from './question-blocks.ts';

/** An open round in the channel: one tap answers, or opens the form. Nothing in it tells the right option. */
export function roundMessage(round: Round, answered: number): Message {
  const { snapshot } = round;
  return {
    text: `Question: ${shorten(snapshot.stem, 300)}`,
    blocks: [
      header('Question for the team'),
      ...questionBlocks(snapshot),
      // Named, so that a press still fits while the message is being updated.
      { ...actions(...answerButtons(round)), block_id: 'answers' },
      context(joined([difficultyOf(round), answeredBy(answered), mrkdwn`Your first answer counts`], ' · ')),
    ],
  };
}

/** A letter per option where one is the answer; else the way to a form. */
function answerButtons({ id, snapshot }: Round): Button[] {
  if (snapshot.type !== 'single') {
    const look = { text: 'Answer', label: 'Answer this question in a form', style: 'primary' } as const;
    return [button(answerFormButton, { round: id }, look)];
  }
  return snapshot.options.map((option, position) => {
    const letter = letterOf(position);
    const look = { text: letter, key: position, label: `Answer ${letter}: ${option.text}` };
    return button(answerButton, { round: id, position }, look);
  });
}

/** `Medium, 2 points` */
export function difficultyOf({ snapshot, points }: Round): Markup {
  const difficulty = snapshot.difficulty.charAt(0).toUpperCase() + snapshot.difficulty.slice(1);
  return mrkdwn`${difficulty}, ${pointsOf(points)}`;
}

export function pointsOf(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}

function answeredBy(count: number): Markup {
  return count === 0 ? mrkdwn`Nobody has answered yet` : mrkdwn`${count} answered`;
}
