import { z } from 'zod';
import { Day, Id, Link, ObjectiveId, Text } from '../content/fields.ts';

/** The block of fields under a section's heading. */
export const SectionFields = z.strictObject({
  id: Id,
  under: Id.optional(),
  objective: ObjectiveId,
  services: z.array(Id),
  asks: z.array(Text).min(3).max(10),
  related: z.array(Id).max(5).optional(),
  factsCheckedOn: Day,
  sources: z.array(Link).min(1),
});

export type SectionFields = z.infer<typeof SectionFields>;
