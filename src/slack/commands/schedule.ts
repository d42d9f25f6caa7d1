import { defineCommand } from '../command.ts';
import { changeByLine, openForm } from './schedule/change.ts';
import { managers } from './schedule/managers.ts';
import { off, pause, remind, resume, show, skip } from './schedule/parts.ts';

/** What can follow `/aif schedule`; anything else is a schedule in one line. */
const parts = { show, pause, resume, skip, off, remind, managers };

export const schedule = defineCommand({
  name: 'schedule',
  usage: '[mon-fri 09:00 Europe/Berlin close 17:00 | show | pause | resume | skip | off | remind | managers]',
  summary: 'post a question here on the days and at the time you choose (admins and quiz managers)',
  async run(context, text) {
    const [word = '', ...rest] = text.split(/\s+/);
    const name = word.toLowerCase();
    if (name === '') return openForm(context);
    const part = Object.entries(parts).find(([known]) => known === name)?.[1];
    return part ? part(context, rest.join(' ')) : changeByLine(context, text);
  },
});
