// Elements that hold a value: choices, pickers and text fields.
import { z } from 'zod';
import { limits } from './limits.ts';
import { checkInitialOptions, choiceOption } from './options.ts';
import { richText } from './rich-text.ts';
import { actionId, confirmDialog, placeholder } from './text.ts';

const focus = { focus_on_load: z.boolean().optional() };
const picker = { action_id: actionId, confirm: confirmDialog.optional(), ...focus };
const dispatch = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2)
        .optional(),
    })
    .optional(),
};
const field = { action_id: actionId, placeholder, ...focus, ...dispatch };
const choices = z.array(choiceOption).min(1).max(limits.choiceOptions);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a valid date in the format YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time in the format HH:mm');

export const choosers = [
  z
    .strictObject({
      type: z.literal('radio_buttons'),
      ...picker,
      options: choices,
      initial_option: choiceOption.optional(),
    })
    .superRefine(checkInitialOptions),
  z
    .strictObject({
      type: z.literal('checkboxes'),
      ...picker,
      options: choices,
      initial_options: z.array(choiceOption).min(1).optional(),
    })
    .superRefine(checkInitialOptions),
  z.strictObject({ type: z.literal('datepicker'), ...picker, placeholder, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...picker,
    placeholder,
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
] as const;

export const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picker,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...field,
  initial_value: richText.optional(),
});

export const fields = [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...field,
    initial_value: z.string().optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(limits.inputMinLength).optional(),
    max_length: z.number().int().min(1).max(limits.inputMaxLength).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    ...field,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('email_text_input'), ...field, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...field, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: actionId,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.number().int().min(1).max(limits.fileInputFiles).optional(),
  }),
] as const;
