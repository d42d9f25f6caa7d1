import { closest } from '../../content/closest.ts';
import { UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { changeByLine, openForm } from './schedule/change.ts';
import { managers } from './schedule/managers.ts';
import { off, pause, remind, resume, show, skip, unskip } from './schedule/parts.ts';

/** What can follow `/aif schedule`; anything else is a schedule in one line. */
const parts = { show, pause, resume, skip, unskip, off, remind, managers };

/** Other words for them that people type. */
const ALSO_TYPED: Record<string, keyof typeof parts> = {
  list: 'show',
  status: 'show',
  continue: 'resume',
  start: 'resume',
  unpause: 'resume',
  holiday: 'skip',
  stop: 'off',
  cancel: 'off',
  delete: 'off',
  remove: 'off',
  reminder: 'remind',
  manager: 'managers',
  admins: 'managers',
};

export const schedule = defineCommand({
  name: 'schedule',
  usage: '',
  summary: 'let questions come by themselves, on the days and at the time you choose',
  forManagers: true,
  alsoTyped: ['plan', 'calendar', 'cron', 'pause', 'resume', 'skip', 'managers'],
  examples: [
    ['/aif schedule', 'opens a form'],
    [
      '/aif schedule mon-fri 09:00 Europe/Berlin close 17:00',
      'sets it in one line; leave close out if you like',
    ],
    ['/aif schedule show', 'what is set, and the next three questions'],
    ['/aif schedule pause until monday', 'no questions until then; without a day, until resume'],
    ['/aif schedule resume', 'questions go on'],
    ['/aif schedule skip 2026-12-24', 'no question that day; without a day, the next one'],
    ['/aif schedule unskip 2026-12-24', 'a question that day after all'],
    ['/aif schedule remind on', 'one line in the channel an hour before closing'],
    ['/aif schedule managers @ben', 'who else may post and schedule; managers remove @ben takes it back'],
    ['/aif schedule off', 'no schedule any more; scores stay'],
  ],
  async run(context, text) {
    const [word = '', ...rest] = text.split(/\s+/);
    const name = word.toLowerCase();
    if (name === '') return openForm(context);
    const part = Object.entries(parts).find(([known]) => known === name)?.[1];
    if (part) return part(context, rest.join(' '));
    const meant = ALSO_TYPED[name] ?? closest(name, Object.keys(parts));
    if (meant) throw new UserError(`Did you mean ${['/aif schedule', meant, ...rest].join(' ')}?`);
    return changeByLine(context, text);
  },
});
