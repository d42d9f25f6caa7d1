import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Command } from './command.ts';

/** Slack's command-line tool reads the manifest as JSON from standard output; people read and paste the YAML. */
export const manifest: Command = {
  name: 'manifest',
  usage: '',
  summary: 'Print manifest.yml as JSON, for the Slack CLI',
  run(_args, terminal) {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'manifest.yml'), 'utf8');
    terminal.out(JSON.stringify(parse(text)));
    return 0;
  },
};
