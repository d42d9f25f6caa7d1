import { z } from 'zod';

/** The schema pieces that several files share. Their messages complete the sentence "It …" as advice. */

export const Id = z
  .string()
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case words with hyphens between them, such as data-collection',
  );

/** Text of one or more lines; white space around it does not count. */
export const Text = z.string().trim().min(1).max(4000);

/** A calendar day, `YYYY-MM-DD`. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as YYYY-MM-DD')
  .refine(isRealDay, 'use a day that exists, as YYYY-MM-DD');

export const Link = z.url({ protocol: /^https$/, error: 'give a full address that begins with https://' });

export const ObjectiveId = z.string().regex(/^\d\.\d\.\d+$/, 'use an objective of exam.yml, such as 1.3.4');

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
