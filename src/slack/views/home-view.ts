import type { HomeView } from '@slack/types';
import type { Knowledge } from '../../knowledge.ts';
import { actions, context, header, section } from '../blocks.ts';
import { button } from '../button.ts';
import { practiceButton, readButton } from '../buttons.ts';
import { lines, mrkdwn } from '../text.ts';

/** The app's Home tab: what the app is for, and the chapters of the guide to open. */
export function homeView({ sections, exam }: Knowledge): HomeView {
  const top = sections.find(section => section.parent === undefined);
  const chapters = sections.filter(section => section.parent === top?.id).slice(0, 10);
  return {
    type: 'home',
    blocks: [
      header(`Study for ${exam.code}`),
      section(
        lines([
          mrkdwn`• Answer the question in your study channel: your first answer counts, and you see why at once.`,
          mrkdwn`• Ask the guide: write to me under *Messages*, or type \`/aif ask\` anywhere.`,
          mrkdwn`• See where you stand: \`/aif me\` and \`/aif leaderboard\` in the channel.`,
        ]),
      ),
      actions(button(practiceButton, { topic: undefined }, { text: 'Practise', style: 'primary' })),
      ...(chapters.length > 0
        ? [
            section(mrkdwn`*Read the guide*`),
            actions(
              ...chapters.map(({ id, title }, index) =>
                button(readButton, { section: id }, { text: title, key: index, label: `Read ${title}` }),
              ),
            ),
          ]
        : []),
      context(mrkdwn`${exam.name}, exam guide ${exam.guideVersion} · not affiliated with AWS`),
    ],
  };
}
