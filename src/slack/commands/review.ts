import { UserError } from '../../errors.ts';
import { EARLIEST_REMINDER, isReminderTime } from '../../quiz/reminder.ts';
import { REVIEW } from '../../quiz/select-practice.ts';
import { askPractice } from '../actions/practice-question.ts';
import { defineCommand } from '../command.ts';
import { type Context, memberOf } from '../context.ts';
import { sentence } from '../errors-said.ts';
import { privately, type Reply } from '../reply.ts';
import { timeZoneOf } from '../time-zone-of.ts';

const USE = 'Type /aif review, /aif review remind 08:30, or /aif review remind off.';

export const review = defineCommand({
  name: 'review',
  usage: '[remind 08:30 | remind off]',
  summary: 'answer again what you missed, when it is due; only you see it and it never counts',
  alsoTyped: ['repeat', 'cards', 'due'],
  examples: [
    ['/aif review', 'what is due now'],
    ['/aif review remind 08:30', 'a direct message at that time, on days with something due'],
    ['/aif review remind off', 'no more of these messages'],
  ],
  async run(context, text) {
    if (text === '') return privately(await askPractice(context, REVIEW));
    const [, when] = /^remind(?:er)?(?:\s+me)?(?:\s+at)?\s+(\S+)$/i.exec(text) ?? [];
    if (when === undefined) throw new UserError(USE);
    return when.toLowerCase() === 'off' ? stopReminding(context) : remindAt(context, when.padStart(5, '0'));
  },
});

async function remindAt(context: Context, reviewAt: string): Promise<Reply> {
  if (!isReminderTime(reviewAt)) {
    throw new UserError(
      `Please give a time from ${EARLIEST_REMINDER} to 23:59, for example /aif review remind 08:30. At night I stay quiet.`,
    );
  }
  const member = await memberOf(context);
  await context.deps.store.changeSettings(member.key, { reviewAt });
  return sentence(
    `I will write to you at ${reviewAt} (${timeZoneOf(member)}) on days when something is due. /aif review remind off stops it.`,
  );
}

async function stopReminding(context: Context): Promise<Reply> {
  await context.deps.store.changeSettings((await memberOf(context)).key, { reviewAt: undefined });
  return sentence('No more reminders. /aif review works as before.');
}
