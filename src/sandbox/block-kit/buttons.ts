// Elements that do something at once and keep no state.
import { z } from 'zod';
import { limits } from './limits.ts';
import { overflowOption } from './options.ts';
import { actionId, confirmDialog, plainText, webUrl } from './text.ts';

const accessibilityLabel = z.string().max(limits.accessibilityLabel).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.buttonText),
  action_id: actionId,
  value: z.string().max(limits.buttonValue).optional(),
  url: webUrl.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmDialog.optional(),
  accessibility_label: accessibilityLabel,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(limits.overflowOptions),
  confirm: confirmDialog.optional(),
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plainText(limits.buttonText),
  action_id: actionId,
  workflow: z.looseObject({}),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: accessibilityLabel,
});

const feedbackButton = z.strictObject({
  text: plainText(limits.buttonText),
  value: z.string().max(limits.buttonValue),
  accessibility_label: accessibilityLabel,
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: actionId,
  icon: z.enum(['trash']),
  text: plainText(limits.buttonText),
  value: z.string().max(limits.buttonValue).optional(),
  confirm: confirmDialog.optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
  accessibility_label: accessibilityLabel,
});
