import { streakOf } from '../../quiz/streak.ts';
import { boardOf } from '../board.ts';
import { defineCommand } from '../command.ts';
import { memberOf } from '../context.ts';
import { privately } from '../reply.ts';
import { meMessage } from '../views/me-message.ts';

export const me = defineCommand({
  name: 'me',
  usage: '',
  summary: 'see your streak, your points and your last answers',
  alsoTyped: ['score', 'points', 'streak', 'stats', 'status'],
  async run(context) {
    const { deps, workspace, channel } = context;
    const member = await memberOf(context);
    const attendance = await deps.store.listAttendance(workspace, channel, member.key);
    const sections = await deps.store.listSectionScores(member.key);
    const titleOf = (id: string): string => deps.library().findSection(id)?.title ?? id;
    return privately(
      meMessage({
        member: member.key,
        streak: streakOf(attendance),
        week: await boardOf(context, channel, 'week', member.key),
        all: await boardOf(context, channel, 'all', member.key),
        sections: sections.map(score => ({ ...score, title: titleOf(score.sectionId) })),
        latest: await deps.store.listLatestAnswers(member.key, 10),
      }),
    );
  },
});
