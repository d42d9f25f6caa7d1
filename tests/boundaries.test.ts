import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which parts of `src` each part may import. What is not named here may be imported by nobody but its own. */
const ALLOWED: Record<string, string[]> = {
  quiz: ['remembered'],
  content: ['quiz'],
  guide: ['content', 'quiz', 'remembered', 'thread-request'],
  bank: ['content', 'guide', 'quiz', 'remembered'],
  store: ['quiz'],
  picture: ['quiz'],
  monitor: [],
  slack: [
    'quiz',
    'guide',
    'bank',
    'content',
    'store',
    'monitor',
    'deps',
    'errors',
    'log',
    'logged-error',
    'config',
    'knowledge',
    'library',
    'pause',
    'picture',
    'remembered',
  ],
  live: ['content', 'knowledge', 'library', 'log', 'prepare', 'thread-request'],
  jobs: ['quiz', 'guide', 'bank', 'store', 'slack', 'deps'],
  sandbox: [],
  exchange: ['content', 'guide', 'bank', 'quiz', 'knowledge'],
  cli: [
    'content',
    'guide',
    'bank',
    'exchange',
    'knowledge',
    'library',
    'store',
    'config',
    'open-configured-store',
  ],
};

/** Files at the top of `src` that put parts together. */
const COMPOSERS = [
  'app',
  'main',
  'local',
  'connect',
  'cli',
  'deps',
  'library',
  'knowledge',
  'prepare',
  'kept-knowledge',
  'open-or-explain',
  'open-configured-store',
  'open-monitor',
  'closing',
];

const LEAVES: Record<string, string[]> = {
  config: ['errors'],
  errors: [],
  log: ['config', 'logged-error'],
  'logged-error': [],
  pause: [],
  remembered: [],
  'thread-request': [],
};

/** Packages that the pure rules may use. */
const QUIZ_PACKAGES = ['temporal-polyfill', 'ts-fsrs'];

const imports = sourceFiles('src').flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'/gms)].map(match => ({
    file: relative('src', file),
    part: partOf(file),
    isType: /^(?:import|export) type\b/.test(match[0]),
    target: match[1] ?? '',
  })),
);

describe('imports keep to the plan of the house', () => {
  test('there are imports to check', () => {
    expect(imports.length).toBeGreaterThan(300);
  });

  test('each part imports only what it may', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(found => ({ ...found, to: partOf(join('src', dirname(found.file), found.target)) }))
      .filter(({ part, to }) => to !== part && !COMPOSERS.includes(part) && !allowedFor(part).includes(to));
    expect(wrong).toEqual([]);
  });

  test('the rules use no package but the ones for time and review', () => {
    const packages = imports.filter(({ part, target }) => part === 'quiz' && !target.startsWith('.'));
    expect(packages.filter(({ target }) => !QUIZ_PACKAGES.includes(target))).toEqual([]);
  });

  test('values of Bolt come in through the edge alone', () => {
    const users = imports
      .filter(({ target, isType, part }) => target === '@slack/bolt' && !isType && part !== 'sandbox')
      .map(({ file }) => file);
    expect(users.toSorted()).toEqual(['app.ts', 'slack/bolt-log.ts', 'slack/receivers.ts']);
  });

  test('only one place names a database driver', () => {
    const drivers = imports.filter(({ target }) => /-dialect\.ts$/.test(target)).map(({ file }) => file);
    expect(drivers).toEqual([]);
    const loaders = sourceFiles('src').filter(file =>
      /import\('[^']*-dialect\.ts'\)/.test(readFileSync(file, 'utf8')),
    );
    expect(loaders).toEqual(['src/open-configured-store.ts']);
  });

  test('only the process and the terminal read the environment', () => {
    const readers = sourceFiles('src').filter(file => /process\.env/.test(readFileSync(file, 'utf8')));
    expect(readers.map(file => relative('src', file)).toSorted()).toEqual(['cli.ts', 'main.ts']);
  });

  test('the local workspace is not loaded unless it is needed', () => {
    const importers = imports.filter(({ target }) => /\/(sandbox\/|local\.ts$)/.test(target));
    expect([...new Set(importers.map(({ file }) => file))]).toEqual(['local.ts']);
    expect(readFileSync('src/main.ts', 'utf8')).toContain("await import('./local.ts')");
  });
});

function allowedFor(part: string): string[] {
  return ALLOWED[part] ?? LEAVES[part] ?? [];
}

/** The folder below `src`, or the name of a file at its top. */
function partOf(path: string): string {
  return (relative('src', path).split('/')[0] ?? '').replace(/\.ts$/, '');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
}
