import { isCorrect } from '../../quiz/grade.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import type { Streak } from '../../quiz/streak.ts';
import { FORGIVEN_PER_MONTH } from '../../quiz/streak.ts';
import type { Round } from '../../store/round-row.ts';
import { context, type Message, section } from '../blocks.ts';
import { joined, lines, type Markup, mrkdwn } from '../text.ts';
import { letterOf } from './option-letter.ts';
import { readRow } from './read-row.ts';
import { factsOf, pointsOf } from './round-message.ts';

export interface Verdict {
  round: Round;
  chosen: Choice;
  streak: Streak;
  /** Title of the guide's section; undefined when the guide does not have it any more. */
  sectionTitle: string | undefined;
  /** The member pressed a button again: this is the answer that counts. */
  again: boolean;
}

/** What one member sees right after answering: right or not, and why for every option. */
export function verdictMessage(verdict: Verdict): Message {
  const { round, chosen, again } = verdict;
  const { snapshot } = round;
  const right = isCorrect(snapshot, chosen);
  const headline = right
    ? mrkdwn`✅ *Right!* ${nameOf(snapshot, chosen)}`
    : mrkdwn`❌ *Not this time.* You chose ${nameOf(snapshot, chosen)}. Right is ${nameOf(snapshot, snapshot.key)}.`;
  return {
    text: right ? 'Right!' : `Not this time. Right is ${namesOf(snapshot, snapshot.key)}.`,
    blocks: [
      ...(again
        ? [context(mrkdwn`You have answered already, and the first answer counts. This is it:`)]
        : []),
      section(headline),
      section(mrkdwn`*Remember:* ${snapshot.takeaway}`),
      section(reasonsOf(snapshot, chosen)),
      context(scoreLine(right ? round.points : 0, verdict.streak), factsOf(round)),
      ...readRow(snapshot.sectionId, verdict.sectionTitle),
    ],
  };
}

/** Every option with its reason; words, not only signs, say which is which. */
export function reasonsOf(snapshot: Snapshot, chosen: Choice | undefined): Markup {
  return joined(
    snapshot.options.map((option, position) => {
      const right = snapshot.key.includes(position);
      const yours = chosen?.includes(position) ?? false;
      const sign = right ? '✅' : '➖';
      const label = [right ? 'right' : 'wrong', ...(yours ? ['your answer'] : [])].join(', ');
      return mrkdwn`${sign} *${letterOf(position)}  ${option.text}* (${label})\n${option.why}`;
    }),
    '\n\n',
  );
}

function nameOf(snapshot: Snapshot, choice: Choice): Markup {
  return mrkdwn`*${namesOf(snapshot, choice)}*`;
}

function namesOf(snapshot: Snapshot, choice: Choice): string {
  return choice.map(position => `${letterOf(position)} ${snapshot.options[position]?.text ?? ''}`).join(', ');
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
