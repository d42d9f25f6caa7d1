import { shippedLibrary } from '../shipped-library.ts';

/** Vitest's global set-up: reads and indexes the shipped knowledge once, for all test files and processes. */
export default async function setup(): Promise<void> {
  await shippedLibrary();
}
