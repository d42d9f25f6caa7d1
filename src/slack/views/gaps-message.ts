import type { KnownBlock } from '@slack/types';
import type { Gap, SectionMarks } from '../../store/gaps.ts';
import { actions, context, header, type Message, section } from '../blocks.ts';
import { button } from '../button.ts';
import { readButton } from '../buttons.ts';
import { lines, mrkdwn, shorten } from '../text.ts';

/** As many as somebody acts on. */
const MOST_GAPS = 15;
const MOST_SECTIONS = 5;

/** What the guide's authors may write next. `titleOf` is undefined for a section that is gone. */
export function gapsMessage(
  gaps: readonly Gap[],
  marks: readonly SectionMarks[],
  titleOf: (section: string) => string | undefined,
): Message {
  return {
    text: 'What the guide lacks',
    blocks: [
      header('What the guide lacks'),
      ...gapBlocks(gaps),
      ...markBlocks(marks, titleOf),
      context(
        mrkdwn`Of the last 90 days. A question is listed when two people asked it; nobody’s name is kept with it.`,
      ),
    ],
  };
}

function gapBlocks(gaps: readonly Gap[]): KnownBlock[] {
  if (gaps.length === 0) return [section(mrkdwn`No question was asked in vain by two people or more.`)];
  return [
    section(mrkdwn`*Asked in vain*`),
    section(
      lines(
        gaps
          .slice(0, MOST_GAPS)
          .map(gap => mrkdwn`• ${gap.question} – ${gap.askers} people${howTheySaid(gap)}`),
      ),
    ),
    ...(gaps.length > MOST_GAPS
      ? [context(mrkdwn`And ${gaps.length - MOST_GAPS} more, in \`aif gaps\`.`)]
      : []),
  ];
}

function howTheySaid({ unhelpful }: Gap): string {
  return unhelpful === 0 ? '' : `, ${unhelpful} got an answer that did not help`;
}

function markBlocks(
  marks: readonly SectionMarks[],
  titleOf: (section: string) => string | undefined,
): KnownBlock[] {
  const known = marks.flatMap(mark => {
    const title = titleOf(mark.section);
    return title !== undefined && mark.unhelpful > 0 ? [{ ...mark, title }] : [];
  });
  const least = known.slice(0, MOST_SECTIONS);
  if (least.length === 0) return [];
  return [
    section(mrkdwn`*Sections that help least*`),
    section(
      lines(
        least.map(
          ({ title, helpful, unhelpful }) =>
            mrkdwn`• ${title} – ${helpful} helpful, ${unhelpful} not helpful`,
        ),
      ),
    ),
    actions(
      ...least.map(({ title, section: id }, key) =>
        button(
          readButton,
          { section: id },
          { text: shorten(`Read: ${title}`, 40), key, label: `Read the section ${title}` },
        ),
      ),
    ),
  ];
}
