const LENGTH = 10;

/** Blocks that stand for a share from 0 to 1. They go last in a line: words come first for who listens. */
export function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * LENGTH);
  return `${'█'.repeat(filled)}${'░'.repeat(LENGTH - filled)}`;
}
