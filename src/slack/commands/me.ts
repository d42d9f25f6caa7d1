import { weeksOf } from '../../quiz/progress.ts';
import { streakOf } from '../../quiz/streak.ts';
import type { AttemptOwner } from '../../store/attempts.ts';
import { CHART, type Message } from '../blocks.ts';
import { boardOf } from '../board.ts';
import { defineCommand } from '../command.ts';
import { type Context, memberOf } from '../context.ts';
import { datesOf } from '../dates.ts';
import { FROM_WEEKS, isReady, pictureOf } from '../home/picture.ts';
import { type Doubtful, privately, type Reply } from '../reply.ts';
import { type Me, meMessage } from '../views/me-message.ts';
import { weeksChart, weeksImage } from '../views/weeks-blocks.ts';

export const me = defineCommand({
  name: 'me',
  usage: '',
  summary: 'see your streak, your points and your last answers',
  alsoTyped: ['score', 'points', 'streak', 'stats', 'status'],
  async run(context) {
    const { deps, workspace, channel, now } = context;
    const member = await memberOf(context);
    const owner = { workspace, member: member.key };
    const dates = datesOf(member);
    const attendance = await deps.store.listAttendance(workspace, channel, member.key);
    const sections = await deps.store.listSectionScores(member.key);
    const titleOf = (id: string): string => deps.library().findSection(id)?.title ?? id;
    const shown: Me = {
      member: member.key,
      streak: streakOf(attendance),
      week: await boardOf(context, channel, 'week', member.key),
      all: await boardOf(context, channel, 'all', member.key),
      sections: sections.map(score => ({ ...score, title: titleOf(score.sectionId) })),
      latest: await deps.store.listLatestAnswers(member.key, 10),
      weeks: weeksOf(await deps.store.listAnswered(owner), now, dates.timeZone),
      dates,
    };
    return withWeeks(context, owner, shown);
  },
});

/** So long after a workspace refused a chart the picture is shown at once. */
const CHART_AGAIN_AFTER_MS = 14 * 24 * 60 * 60_000;

/** With Slack's own chart where the workspace takes it, else with a picture; the weeks are there as text anyway. */
async function withWeeks(context: Context, owner: AttemptOwner, shown: Me): Promise<Reply> {
  const { deps, workspace, now } = context;
  const message = meMessage(shown);
  const { weeks, dates } = shown;
  if (weeks.length < FROM_WEEKS) return privately(message);
  const withPicture = async (): Promise<Doubtful | Message> => {
    const picture = await pictureOf(deps, owner, weeks, dates);
    if (!picture) return message;
    const pictured = { ...message, blocks: [...message.blocks, weeksImage(picture, weeks, dates)] };
    // Until Slack is done with a new file it may refuse the message that shows it.
    return isReady(picture, now) ? pictured : { message: pictured, without: async () => message };
  };
  if (await deps.store.isBlockRefused(workspace, CHART, now - CHART_AGAIN_AFTER_MS)) {
    const said = await withPicture();
    return 'without' in said ? { kind: 'chart', ...said } : privately(said);
  }
  return {
    kind: 'chart',
    message: { ...message, blocks: [...message.blocks, weeksChart(weeks, dates)] },
    async without() {
      await deps.store.recordRefusedBlock(workspace, CHART, now);
      return withPicture();
    },
  };
}
