import { z } from 'zod';
import { TOPIC_KINDS } from '../quiz/select-practice.ts';

/** What buttons and forms carry of what a member practises. */
export const TopicPayload = z.object({ kind: z.enum(TOPIC_KINDS), id: z.string() });
