import type { Confidence } from '../../quiz/confidence.ts';
import { isCorrect } from '../../quiz/grade.ts';
import type { Choice } from '../../quiz/snapshot.ts';
import type { Streak } from '../../quiz/streak.ts';
import { FORGIVEN_PER_MONTH } from '../../quiz/streak.ts';
import type { Round } from '../../store/round-row.ts';
import { context, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { rateAnswerButton } from '../buttons.ts';
import { lines, type Markup, mrkdwn } from '../text.ts';
import { confidenceBlocks, confidenceLook } from './confidence-blocks.ts';
import { factsOf } from './facts.ts';
import { readRow } from './read-row.ts';
import { reasonBlocks } from './reason-blocks.ts';
import { pointsOf } from './round-message.ts';
import { verdictLine, verdictText } from './verdict-lines.ts';

export interface Verdict {
  round: Round;
  chosen: Choice;
  streak: Streak;
  /** Title of the guide's section; undefined when the guide does not have it any more. */
  sectionTitle: string | undefined;
  /** The member pressed a button again: this is the answer that counts. */
  again: boolean;
  /** What the member said of it, once they did. */
  confidence: Confidence | undefined;
}

/** What one member sees right after answering: right or not, and why for every option. */
export function verdictMessage(verdict: Verdict): Message {
  const { round, chosen, again } = verdict;
  const { snapshot } = round;
  const isRight = isCorrect(snapshot, chosen);
  return {
    text: verdictText(snapshot, chosen),
    blocks: [
      ...(again
        ? [context(mrkdwn`You have answered already, and the first answer counts. This is it:`)]
        : []),
      section(verdictLine(snapshot, chosen)),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      ...reasonBlocks(snapshot, chosen),
      context(scoreLine(isRight ? round.points : 0, verdict.streak), factsOf(snapshot)),
      ...(isRight
        ? confidenceBlocks(verdict.confidence, confidence =>
            button(rateAnswerButton, { round: round.id, confidence }, confidenceLook(confidence)),
          )
        : []),
      ...readRow(snapshot.sectionId, verdict.sectionTitle),
    ],
  };
}

function scoreLine(points: number, { length, forgiven }: Streak): Markup {
  const streak = length === 1 ? 'streak of 1 round' : `streak of ${length} rounds`;
  return lines([
    mrkdwn`${points > 0 ? `+${pointsOf(points)}` : 'No points'} · ${streak}`,
    ...(forgiven > 0
      ? [mrkdwn`${forgiven} of ${FORGIVEN_PER_MONTH} missed rounds forgiven this month: your streak goes on`]
      : []),
  ]);
}
