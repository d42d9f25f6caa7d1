import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Knowledge } from '../../knowledge.ts';
import { actions, context, header, section } from '../blocks.ts';
import { button } from '../button.ts';
import {
  examButton,
  examResultButton,
  openRoundButton,
  personalDataButton,
  practiceButton,
  readButton,
  readinessButton,
  resultButton,
  reviewButton,
  settingsButton,
  topicsButton,
} from '../buttons.ts';
import { dateText, languageName } from '../dates.ts';
import type { Home, OwnChannel } from '../home/load-home.ts';
import type { Result } from '../home/results.ts';
import { LIMITS } from '../limits.ts';
import { channelMention, joined, lines, type Markup, mrkdwn, shorten } from '../text.ts';
import { domainLines } from './readiness-lines.ts';
import { pointsOf } from './round-message.ts';
import { weekLines } from './week-lines.ts';
import { oldWeeksImage, weeksImage } from './weeks-blocks.ts';

/** One person's Home tab: what to do next, where they stand, and what they answered last. */
export function homeView(home: Home, knowledge: Pick<Knowledge, 'exam' | 'sections'>): HomeView {
  const { exam } = knowledge;
  const blocks = [
    header(`Study for ${exam.code}`),
    ...(home.member ? [] : welcome()),
    ...nextBlocks(home),
    ...standingBlocks(home),
    ...readinessBlocks(home, knowledge),
    ...weekBlocks(home),
    ...resultBlocks(home),
    ...chapterBlocks(knowledge),
    ...settingsBlocks(home),
    context(mrkdwn`${exam.name}, exam guide ${exam.guideVersion} · not affiliated with AWS`),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

function welcome(): KnownBlock[] {
  return [
    section(
      lines([
        mrkdwn`• Answer the question in your study channel: your first answer counts, and you see why at once.`,
        mrkdwn`• Ask the guide: write to me under *Messages*, or type \`/aif ask\` anywhere.`,
        mrkdwn`• Practise here: nobody sees it, and it never counts.`,
      ]),
    ),
  ];
}

function nextBlocks({ next, rounds, due }: Home): KnownBlock[] {
  const practise = button(practiceButton, { topic: undefined }, { text: 'Practise', key: 'any' });
  const others = [
    ...(next.kind === 'practice' && next.objective === undefined ? [] : [practise]),
    ...(due > 0 && next.kind !== 'review' ? [button(reviewButton, {}, reviewLook(due))] : []),
    button(topicsButton, {}, { text: 'Choose a topic' }),
    ...(next.kind === 'exam' ? [] : [button(examButton, {}, { text: 'Mock exam' })]),
  ];
  switch (next.kind) {
    case 'exam':
      return [
        section(mrkdwn`*Next:* your mock exam runs, and its clock with it.`),
        actions(button(examButton, {}, { text: 'Go on with the exam', style: 'primary' }), ...others),
      ];
    case 'round': {
      const [soonest, ...later] = rounds.map((round, index) =>
        button(
          openRoundButton,
          { round: round.id },
          {
            text: index === 0 ? 'Answer today’s question' : `Answer question ${index + 1}`,
            key: index,
            ...(index === 0 && { style: 'primary' as const }),
          },
        ),
      );
      const where = rounds.map(round => channelMention(round.channel));
      return [
        section(
          rounds.length === 1
            ? mrkdwn`*Next:* the question in ${joined(where, ', ')} waits for your answer.`
            : mrkdwn`*Next:* the questions in ${joined(where, ', ')} wait for your answers.`,
        ),
        actions(...present(soonest), ...later.slice(0, 4), ...others),
      ];
    }
    case 'review': {
      const what = next.due === 1 ? '1 question is' : `${next.due} questions are`;
      return [
        section(mrkdwn`*Next:* ${what} due for review.`),
        actions(button(reviewButton, {}, { ...reviewLook(next.due), style: 'primary' }), ...others),
      ];
    }
    case 'practice': {
      const { objective } = next;
      if (objective === undefined) {
        return [
          section(mrkdwn`*Next:* practise with a question of your own.`),
          actions({ ...practise, style: 'primary' }, ...others),
        ];
      }
      const topic = { kind: 'objective', id: objective } as const;
      return [
        section(mrkdwn`*Next:* practise objective ${objective}, where there is most to gain.`),
        actions(
          button(practiceButton, { topic }, { text: `Practise ${objective}`, style: 'primary', key: 'next' }),
          ...others,
        ),
      ];
    }
  }
}

function reviewLook(due: number): { text: string; label: string } {
  return { text: `Review ${due}`, label: `Review ${due === 1 ? '1 question' : `${due} questions`}` };
}

function present(first: Button | undefined): Button[] {
  return first ? [first] : [];
}

function standingBlocks(home: Home): KnownBlock[] {
  if (!home.member) return [];
  return [section(lines([mrkdwn`*Where you stand*`, ...home.channels.map(channelLine), reviewLine(home)]))];
}

function reviewLine({ due, held, nextDue }: Home): Markup {
  if (due > 0) return mrkdwn`Reviews: ${due} due`;
  if (held > 0) return mrkdwn`Reviews: ${held} due, once a channel is done with answering`;
  return mrkdwn`Reviews: none due, ${nextDue === undefined ? 'and none to come' : `the next: ${nextDue}`}`;
}

function channelLine({ id, points, rank, streak }: OwnChannel): Markup {
  const rounds = streak.length === 1 ? '1 round' : `${streak.length} rounds`;
  const place = rank === undefined ? 'no points yet' : `${pointsOf(points)}, rank ${rank}`;
  return mrkdwn`${channelMention(id)} this week: ${place} · streak of ${rounds}`;
}

function readinessBlocks({ member, readiness }: Home, { exam }: Pick<Knowledge, 'exam'>): KnownBlock[] {
  if (!member) return [];
  return [
    section(mrkdwn`*How ready you are*`),
    ...domainLines(exam, readiness).map(section),
    actions(button(readinessButton, {}, { text: 'By objective', label: 'Readiness by objective' })),
  ];
}

function weekBlocks({ weeks, dates, picture }: Home): KnownBlock[] {
  if (weeks.length === 0) return [];
  return [
    section(lines([mrkdwn`*Your weeks*`, ...weekLines(weeks, dates)])),
    ...(picture
      ? [picture.isUpToDate ? weeksImage(picture, weeks, dates) : oldWeeksImage(picture, dates)]
      : []),
  ];
}

function resultBlocks({ results, dates }: Home): KnownBlock[] {
  if (results.length === 0) return [];
  return [
    section(mrkdwn`*Your last answers*`),
    ...results.map((result, index): KnownBlock => {
      const line = section(resultLine(result, dateText(result.at, dates)));
      if (result.kind === 'exam') {
        const look = { text: 'Result', key: index, label: 'Result of the mock exam' };
        return { ...line, accessory: button(examResultButton, { exam: result.id }, look) };
      }
      const look = { text: 'Why', key: index, label: `Why: ${result.answer.snapshot.stem}` };
      return { ...line, accessory: button(resultButton, { kind: result.kind, id: result.id }, look) };
    }),
  ];
}

function resultLine(result: Result, date: string): Markup {
  if (result.kind === 'exam') {
    return mrkdwn`*Mock exam:* ${result.right} of ${result.questions} right · ${date}`;
  }
  const { correct, snapshot } = result.answer;
  const verdict = correct ? mrkdwn`✅ *Right*` : mrkdwn`❌ *Wrong*`;
  const where = result.kind === 'round' ? channelMention(result.channel) : mrkdwn`${MODES[result.mode]}`;
  return mrkdwn`${verdict} · ${where}, ${date}\n${shorten(snapshot.stem, 120)}`;
}

const MODES = { practice: 'practice', review: 'review', exam: 'mock exam' } as const;

function chapterBlocks({ sections }: Pick<Knowledge, 'sections'>): KnownBlock[] {
  const top = sections.find(section => section.parent === undefined);
  const chapters = sections.filter(section => section.parent === top?.id).slice(0, 10);
  if (chapters.length === 0) return [];
  return [
    section(mrkdwn`*Read the guide*`),
    actions(
      ...chapters.map(({ id, title }, index) =>
        button(readButton, { section: id }, { text: title, key: index, label: `Read ${title}` }),
      ),
    ),
  ];
}

function settingsBlocks({ member, dates }: Home): KnownBlock[] {
  const { reviewAt } = member?.settings ?? {};
  return [
    section(
      lines([
        mrkdwn`*Settings*`,
        mrkdwn`Boards: ${member?.hidden ? 'you are left out' : 'you are shown'}`,
        mrkdwn`Review reminder: ${reviewAt === undefined ? 'off' : `every day at ${reviewAt}`}`,
        mrkdwn`Time zone: ${dates.timeZone}`,
        mrkdwn`Language of dates: ${languageName(dates)}`,
      ]),
    ),
    actions(
      button(settingsButton, {}, { text: 'Change settings' }),
      button(personalDataButton, {}, { text: 'My data', label: 'My data: export or delete it' }),
    ),
  ];
}
