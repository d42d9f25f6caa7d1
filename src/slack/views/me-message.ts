import type { MemberKey } from '../../quiz/ids.ts';
import type { Streak } from '../../quiz/streak.ts';
import type { Answer } from '../../store/answers.ts';
import type { Round } from '../../store/round-row.ts';
import { context, header, type Message, section } from '../blocks.ts';
import type { Board } from '../board.ts';
import { lines, type Markup, mrkdwn, shorten } from '../text.ts';
import { scoreOf } from './board-message.ts';

export interface Me {
  member: MemberKey;
  streak: Streak;
  week: Board;
  all: Board;
  sections: { title: string; answered: number; correct: number }[];
  /** Newest first. */
  latest: { answer: Answer; round: Round }[];
}

/** A member's own standing in a channel, and what they answered last. */
export function meMessage(me: Me): Message {
  if (me.latest.length === 0) {
    const text =
      'You have not answered a question yet. Press a letter under the next one: your first answer counts.';
    return { text, blocks: [section(mrkdwn`${text}`)] };
  }
  const { length } = me.streak;
  return {
    text: 'How you are doing',
    blocks: [
      header('How you are doing'),
      section(
        lines([
          mrkdwn`*Streak here:* ${length === 1 ? '1 round' : `${length} rounds`}`,
          mrkdwn`*This week:* ${standingOf(me.week, me.member)}`,
          mrkdwn`*All time:* ${standingOf(me.all, me.member)}`,
        ]),
      ),
      section(
        lines([
          mrkdwn`*By section*`,
          ...me.sections.map(
            ({ title, correct, answered }) => mrkdwn`${title}: ${correct} of ${answered} right`,
          ),
        ]),
      ),
      section(lines([mrkdwn`*Your last answers*`, ...me.latest.map(answerLine)])),
      context(mrkdwn`Only you see this`),
    ],
  };
}

function standingOf(board: Board, member: MemberKey): Markup {
  const standing = board.standings.find(candidate => candidate.member === member);
  if (standing) return mrkdwn`rank ${standing.rank}, ${scoreOf(standing)}`;
  return board.unranked ? mrkdwn`no rank yet, ${scoreOf(board.unranked)}` : mrkdwn`no answers yet`;
}

function answerLine({ answer, round }: Me['latest'][number]): Markup {
  const { snapshot, localDay } = round;
  const asked = mrkdwn`${localDay}: ${shorten(snapshot.stem, 70)}`;
  if (answer.correct) return mrkdwn`✅ right, ${asked}`;
  const chosen = answer.chosen.map(position => snapshot.options[position]?.text ?? '').join(', ');
  const right = snapshot.key.map(position => snapshot.options[position]?.text ?? '').join(', ');
  return mrkdwn`❌ wrong, ${asked}\n        you chose ${shorten(chosen, 60)}; right is ${shorten(right, 60)}`;
}
