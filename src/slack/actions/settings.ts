import { onPress } from '../action.ts';
import { settingsButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { settingsForm } from '../views/settings-form.ts';

/** Opens the settings of whoever presses. */
export const settings = onPress(settingsButton, async context => ({
  kind: 'modal',
  view: settingsForm(await memberOf(context)),
}));
