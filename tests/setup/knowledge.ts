import { CACHE, openKnowledge } from '../../src/kept-knowledge.ts';

/** Vitest's global set-up: reads and indexes the shipped knowledge once, for all test files and processes. */
export default async function setup(): Promise<void> {
  await openKnowledge('knowledge', CACHE, new Date('2026-11-24'));
}
