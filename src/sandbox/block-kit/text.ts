import { z } from 'zod';
import { limits } from './limits.ts';

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const webUrl = z
  .string()
  .max(limits.url)
  .refine(text => URL.canParse(text) && /^(https?|mailto|slack):/.test(text), 'must be a valid URL');

export const actionId = z.string().min(1).max(limits.actionId).optional();

export const confirmDialog = z.strictObject({
  title: plainText(limits.confirmTitle).optional(),
  text: anyText(limits.confirmText),
  confirm: plainText(limits.confirmButton).optional(),
  deny: plainText(limits.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

export const placeholder = plainText(limits.placeholder).optional();
