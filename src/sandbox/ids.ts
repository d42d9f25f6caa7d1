import { randomBytes } from 'node:crypto';

/**
 * Random, not counted: apps keep some of these for longer than one workspace lives (to recognise repeated
 * deliveries), so two workspaces must not hand out the same one.
 */
export function randomId(prefix: string, length = 10): string {
  const characters = randomBytes(length).toString('hex').toUpperCase().slice(0, length);
  return `${prefix}${characters}`;
}

export function randomSecret(): string {
  return randomBytes(16).toString('hex');
}
