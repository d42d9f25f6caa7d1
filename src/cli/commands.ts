import { ask } from './ask.ts';
import { backupCommand } from './backup.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { exportCommand } from './export.ts';
import { gaps } from './gaps.ts';
import { importCommand } from './import.ts';
import { manifest } from './manifest.ts';
import { moveCommand } from './move.ts';
import { restoreCommand } from './restore.ts';

/** Everything that `aif` can do in a terminal, in the order in which it is listed. */
export const commands: readonly Command[] = [
  ask,
  check,
  gaps,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  manifest,
];
