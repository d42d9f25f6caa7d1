import type { Button } from '@slack/types';
import type { z } from 'zod';
import { LIMITS } from './limits.ts';
import { shorten } from './text.ts';

/**
 * A kind of button: its name and what it carries. Views make buttons of it, an action reads them. What a button
 * carries is no secret and anybody may send anything else, so actions check what they are told.
 */
export interface ButtonKind<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
}

export function defineButton<Payload>(name: string, payload: z.ZodType<Payload>): ButtonKind<Payload> {
  return { name, payload };
}

/** `key` tells buttons of the same kind in one message apart; `label` is what a screen reader says. */
export function button<Payload>(
  kind: ButtonKind<Payload>,
  payload: Payload,
  look: {
    text: string;
    label?: string;
    key?: string | number;
    style?: 'primary' | 'danger';
    /** What Slack asks before it sends the press. */
    confirm?: { title: string; text: string; yes: string; no: string };
  },
): Button {
  return {
    type: 'button',
    action_id: look.key === undefined ? kind.name : `${kind.name}:${look.key}`,
    text: { type: 'plain_text', text: shorten(look.text, LIMITS.buttonText), emoji: true },
    value: JSON.stringify(payload),
    ...(look.label && { accessibility_label: shorten(look.label, LIMITS.accessibilityLabel) }),
    ...(look.style && { style: look.style }),
    ...(look.confirm && {
      confirm: {
        title: { type: 'plain_text', text: shorten(look.confirm.title, LIMITS.confirmTitle) },
        text: { type: 'plain_text', text: shorten(look.confirm.text, LIMITS.confirmText) },
        confirm: { type: 'plain_text', text: shorten(look.confirm.yes, LIMITS.confirmButton) },
        deny: { type: 'plain_text', text: shorten(look.confirm.no, LIMITS.confirmButton) },
        ...(look.style && { style: look.style }),
      },
    }),
  };
}

/** The kind of button that an element's id names. */
export function buttonNameOf(actionId: string): string {
  return actionId.split(':', 1)[0] ?? '';
}
