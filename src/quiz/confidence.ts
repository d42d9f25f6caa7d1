/** How sure a member says they were of an answer. */
export const CONFIDENCES = ['sure', 'guess'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
