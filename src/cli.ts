#!/usr/bin/env node
// `aif` in a terminal, for authors and operators.
import { existsSync } from 'node:fs';
import { commands } from './cli/commands.ts';
import { runCommand } from './cli/run.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: line => console.log(line),
  err: line => console.error(line),
  now: new Date(),
  knowledgeDir: process.env.KNOWLEDGE_DIR || 'knowledge',
  databaseUrl: process.env.DATABASE_URL || undefined,
});
