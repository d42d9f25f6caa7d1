import { z } from 'zod';

/**
 * What a member has chosen for themselves; what is absent was never chosen. Checked where people choose it, so
 * reading only drops what an older or newer version of the app does not understand.
 */
export const MemberSettings = z.object({
  /** Local `HH:MM` of the daily direct message about reviews that are due. Without it there is none. */
  reviewAt: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional()
    .catch(undefined),
  /** IANA name, instead of the time zone in the member's Slack profile. */
  timeZone: z.string().optional().catch(undefined),
  /** Language tag such as `de` that dates are written in; without it they are in English. */
  dateLanguage: z.string().optional().catch(undefined),
});
export type MemberSettings = z.infer<typeof MemberSettings>;

export function readSettings(json: string): MemberSettings {
  return MemberSettings.parse(JSON.parse(json));
}
