// Select menus: one schema per source of options, for one choice and for several.
import { z } from 'zod';
import { limits } from './limits.ts';
import { checkInitialOptions, checkOptionSource, menuOption, optionGroup } from './options.ts';
import { actionId, confirmDialog, placeholder } from './text.ts';

const base = {
  action_id: actionId,
  placeholder,
  confirm: confirmDialog.optional(),
  focus_on_load: z.boolean().optional(),
};
const several = { ...base, max_selected_items: z.number().int().min(1).optional() };
const id = z.string().min(1);
const offered = {
  options: z.array(menuOption).min(1).max(limits.selectOptions).optional(),
  option_groups: z.array(optionGroup).min(1).max(limits.optionGroups).optional(),
};
const external = { min_query_length: z.number().int().min(0).optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};
/** Adds a `response_url` to the submission of a modal. */
const responseUrl = { response_url_enabled: z.boolean().optional() };

export const selects = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...base,
      ...offered,
      initial_option: menuOption.optional(),
    })
    .superRefine(checkOptionSource)
    .superRefine(checkInitialOptions),
  z.strictObject({
    type: z.literal('external_select'),
    ...base,
    ...external,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...base, initial_user: id.optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...base,
    ...conversations,
    ...responseUrl,
    initial_conversation: id.optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...base,
    ...responseUrl,
    initial_channel: id.optional(),
  }),
] as const;

export const multiSelects = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...several,
      ...offered,
      initial_options: z.array(menuOption).min(1).optional(),
    })
    .superRefine(checkOptionSource)
    .superRefine(checkInitialOptions),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...several,
    ...external,
    initial_options: z.array(menuOption).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...several,
    initial_users: z.array(id).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...several,
    ...conversations,
    initial_conversations: z.array(id).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...several,
    initial_channels: z.array(id).optional(),
  }),
] as const;
