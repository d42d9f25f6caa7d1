import { defineCommand } from '../command.ts';
import { memberOf } from '../context.ts';
import { settingsForm } from '../views/settings-form.ts';

export const settings = defineCommand({
  name: 'settings',
  usage: '',
  summary: 'choose your reminder, time zone, dates, and whether boards show you',
  run: async context => ({ kind: 'modal', view: settingsForm(await memberOf(context)) }),
});
