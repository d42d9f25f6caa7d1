const LENGTH = 5;

/**
 * Blocks that stand for a share from 0 to 1. They repeat what words have said before them in the same line: a screen
 * reader passes over them or names each one, so there are few, and nothing comes after them.
 */
export function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * LENGTH);
  return `${'█'.repeat(filled)}${'░'.repeat(LENGTH - filled)}`;
}
