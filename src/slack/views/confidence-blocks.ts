import type { Button, KnownBlock } from '@slack/types';
import { CONFIDENCES, type Confidence } from '../../quiz/confidence.ts';
import { actions, context } from '../blocks.ts';
import { mrkdwn } from '../text.ts';

const SAID: Record<Confidence, string> = { sure: 'I was sure', guess: 'I guessed' };

/**
 * Under a right answer: asks how sure the member was, or shows what they said. It is no part of the answer and costs
 * nothing. A wrong answer comes back soon in any case.
 */
export function confidenceBlocks(
  said: Confidence | undefined,
  buttonFor: (confidence: Confidence) => Button,
): KnownBlock[] {
  return said === undefined
    ? [actions(...CONFIDENCES.map(buttonFor))]
    : [context(mrkdwn`You said: ${SAID[said]}`)];
}

export function confidenceLook(confidence: Confidence): { text: string; key: string; label: string } {
  const text = SAID[confidence];
  return { text, key: confidence, label: `${text}: tell how sure you were, for your review` };
}
