import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run.ts';
import { SMALL } from '../knowledge/folder.ts';
import { load, SHIPPED } from './shipped.ts';

interface Stand {
  /** Holds a copy of the small knowledge in `knowledge`. */
  folder: string;
  run(...words: string[]): Promise<{ code: number; out: string; err: string }>;
  read(file: string): string;
  write(file: string, text: string | Uint8Array): string;
  /** The names and contents of all files below the folder. */
  snapshot(): Map<string, string>;
}

function stand(): Stand {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(SMALL, join(folder, 'knowledge'), { recursive: true });
  return {
    folder,
    async run(...words) {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await runCommand(commands, words, {
        out: line => out.push(line),
        err: line => err.push(line),
        now: new Date('2026-11-23T09:00:00Z'),
        knowledgeDir: join(folder, 'knowledge'),
      });
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
    read: file => readFileSync(join(folder, file), 'utf8'),
    write(file, text) {
      writeFileSync(join(folder, file), text);
      return join(folder, file);
    },
    snapshot() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
        entry.isFile(),
      );
      return new Map(
        files.map(entry => [
          join(entry.parentPath, entry.name),
          readFileSync(join(entry.parentPath, entry.name), 'latin1'),
        ]),
      );
    },
  };
}

describe('aif export', () => {
  test('prints the export and reports beside it', async () => {
    const { code, out, err } = await stand().run('export', '--format', 'aiken');
    expect(code).toBe(0);
    expect(out).toMatch(/\nANSWER: [A-D]$/);
    expect(err).toMatch(
      /^aiken: \d of 8 questions\.\nLeft out: \d \(.*\): it has single choice only\.\nNot carried/,
    );
  });

  test.each(['json', 'gift', 'aiken', 'csv', 'anki'])('writes %s to a file, once', async format => {
    const { run, read, folder } = stand();
    const words = ['export', '--format', format, '--out', join(folder, 'out')];
    expect(await run(...words)).toMatchObject({ code: 0, out: '' });
    const before = read('out');
    expect(await run(...words)).toMatchObject({
      code: 1,
      err: `${folder}/out exists already. Add --replace to overwrite it.`,
    });
    expect(await run(...words, '--replace')).toMatchObject({ code: 0 });
    expect(read('out')).toBe(before);
    expect(readdirSync(folder)).toEqual(['knowledge', 'out']);
  });

  test.each([
    [[], 'Which format? Add --format.'],
    [['--format', 'gifd'], 'There is no format gifd. Did you mean gift?'],
    [['--format', 'anki'], 'anki is no text for a terminal. Add --out FILE.'],
    [['--fromat', 'gift'], "Unknown option '--fromat'"],
  ])('called with %j says how to call it', async (args, what) => {
    const { code, err } = await stand().run('export', ...args);
    expect(code).toBe(2);
    expect(err).toContain(what);
    expect(err).toContain('Use: aif export --format json|gift|aiken|csv|anki [--out FILE] [--replace]');
  });

  test('exports nothing while the folder has errors', async () => {
    const { run, write, snapshot, folder } = stand();
    write('knowledge/exam.yml', 'code: [');
    const before = snapshot();
    const { code, err } = await run('export', '--format', 'json', '--out', join(folder, 'out'));
    expect(code).toBe(1);
    expect(err).toContain('has errors, so nothing is exported');
    expect(snapshot()).toEqual(before);
  });

  test('says why when the file cannot be written', async () => {
    const { run, folder } = stand();
    const { code, err } = await run(
      'export',
      '--format',
      'csv',
      '--out',
      join(folder, 'knowledge/exam.yml/out'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be written: /);
  });
});

describe('aif import of a whole folder', () => {
  test('into an empty place gives the same knowledge', async () => {
    const { run, folder } = stand();
    await run('export', '--format', 'json', '--out', join(folder, 'all.json'));
    const words = ['import', '--format', 'json', join(folder, 'all.json'), '--into', join(folder, 'new')];
    const { code, out } = await run(...words);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^2 sections and 8 questions in 7 files\.\nVersion [0-9a-f]{12}, the same as exported\.$/,
    );
    expect(load(join(folder, 'new'))).toEqual(load(join(folder, 'knowledge')));
  });

  test('overwrites nothing without being told to', async () => {
    const { run, folder, snapshot } = stand();
    await run('export', '--format', 'json', '--out', join(folder, 'all.json'));
    const before = snapshot();
    const { code, err } = await run('import', '--format', 'json', join(folder, 'all.json'));
    expect(code).toBe(1);
    expect(err).toContain(
      'exam.yml and 6 more exist already. Import into an empty folder with --into FOLDER',
    );
    expect(snapshot()).toEqual(before);
    expect(await run('import', '--format', 'json', join(folder, 'all.json'), '--replace')).toMatchObject({
      code: 0,
    });
  });

  test('writes nothing when the folder would not be good knowledge afterwards', async () => {
    const { run, folder, read, write, snapshot } = stand();
    await run('export', '--format', 'json', '--out', join(folder, 'all.json'));
    write('all.json', read('all.json').replace(/"cue": "[^"]+"/, '"cue": "words that do not stand there"'));
    const before = snapshot();
    const { code, err } = await run(
      'import',
      '--format',
      'json',
      join(folder, 'all.json'),
      '--into',
      join(folder, 'new'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(
      /new\/questions\/[^:]+:\d+ error: The cue "words that do not stand there" does not stand/,
    );
    expect(err).toMatch(/\nNothing is imported\.$/);
    expect(snapshot()).toEqual(before);
  });
});

const QUIZ = `// from another bank
::Which drift::The inputs moved, the rule stayed. Which drift is it? {
  =Data drift#The inputs have another distribution.
  ~Concept drift
  ~Model drift
  ~No drift
}
`;

describe('aif import of questions', () => {
  test('writes what it knows and leaves the rest empty, which aif check names', async () => {
    const { run, read, write } = stand();
    const file = write('quiz.gift', QUIZ);
    const { code, out, err } = await run('import', '--format', 'gift', file, '--to', 'questions/90-new.yml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^1 new, 0 replaced, 0 as they were\.\nWritten: .*\/knowledge\/questions\/90-new\.yml\nTo fill in: /,
    );
    expect(out).toContain('objective (1), section (1), focus (1)');
    expect(read('knowledge/questions/90-new.yml')).toBe(`- id: which-drift
  type: single
  objective:
  section:
  focus:
  level:
  difficulty:
  stem: >-
    The inputs moved, the rule stayed. Which drift is it?
  options:
    - id: data-drift
      text: Data drift
      correct: true
      why: The inputs have another distribution.
    - id: concept-drift
      text: Concept drift
      misconception:
      why:
    - id: model-drift
      text: Model drift
      misconception:
      why:
    - id: no-drift
      text: No drift
      misconception:
      why:
  cue:
  takeaway:
  services:
  sources:
  factsCheckedOn:
  reviews:
`);
    const checked = await run('check');
    expect(checked.code).toBe(1);
    for (const [line, field] of [
      [3, 'objective'],
      [17, 'options[concept-drift].misconception'],
      [27, 'cue'],
      [32, 'reviews'],
    ]) {
      expect(checked.out).toContain(`90-new.yml:${line} error: Question which-drift: \`${field}\` is`);
    }
  });

  test.each(['gift', 'aiken', 'csv', 'anki'])(
    'brings %s back over the bank without a change',
    async format => {
      const { run, folder, snapshot } = stand();
      const file = join(folder, 'export');
      await run('export', '--format', format, '--out', file);
      const before = snapshot();
      const { code, out, err } = await run('import', '--format', format, file, '--replace');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^0 new, 0 replaced, \d as they were\.$/);
      expect(snapshot()).toEqual(before);
    },
  );

  test.each(['gift', 'aiken', 'csv', 'anki'])(
    'brings %s of the shipped bank back without a change',
    async format => {
      const { run, folder, snapshot } = stand();
      rmSync(join(folder, 'knowledge'), { recursive: true });
      cpSync(SHIPPED, join(folder, 'knowledge'), { recursive: true });
      const file = join(folder, 'export');
      await run('export', '--format', format, '--out', file);
      const before = snapshot();
      const { out } = await run('import', '--format', format, file, '--replace');
      expect(out).toMatch(/^0 new, 0 replaced, \d+ as they were\.$/);
      expect(snapshot()).toEqual(before);
    },
  );

  test('changes the one question that was edited elsewhere, and nothing around it', async () => {
    const { run, folder, read, write } = stand();
    const file = join(folder, 'bank.csv');
    await run('export', '--format', 'csv', '--out', file);
    const before = load(join(folder, 'knowledge'));
    const text = read('knowledge/questions/10-data-collection.yml');
    write(
      'bank.csv',
      read('bank.csv').replace('within seconds of each click', 'within seconds of each  click'),
    );
    expect(await run('import', '--format', 'csv', file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /bank\.csv:2 error: The question .* exists already in questions\/.*\.yml:\d+\. Add --replace/,
      ),
    });
    write('bank.csv', read('bank.csv').replace('each  click', 'each click').replace(',medium,', ',hard,'));
    const { out } = await run('import', '--format', 'csv', file, '--replace');
    expect(out).toMatch(/^0 new, 1 replaced, 7 as they were\./);
    const after = load(join(folder, 'knowledge'));
    const changed = after.questions.filter(
      (question, index) => question.difficulty !== before.questions[index]?.difficulty,
    );
    expect(changed).toHaveLength(1);
    const lines = new Set(text.split('\n'));
    const written = read('knowledge/questions/10-data-collection.yml').split('\n');
    expect(written.filter(line => !lines.has(line)).length).toBeLessThan(8);
  });

  test('appends to a file that exists when told to', async () => {
    const { run, read, write } = stand();
    const file = write('quiz.gift', QUIZ);
    const target = 'questions/20-model-monitoring.yml';
    const before = read(`knowledge/${target}`);
    expect(await run('import', '--format', 'gift', file, '--to', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('This file exists already. Name a new one, or add --replace to append.'),
    });
    expect(await run('import', '--format', 'gift', file, '--to', target, '--replace')).toMatchObject({
      code: 0,
    });
    expect(read(`knowledge/${target}`).startsWith(`${before.trimEnd()}\n\n- id: which-drift\n`)).toBe(true);
  });

  test('names values that do not exist here, and leaves them out', async () => {
    const { run, write, read } = stand();
    const rows = [
      'type,stem,option1,option2,option3,option4,answer,section,objective,focus,services,sources,factsCheckedOn',
      'single,Which?,a,b,c,d,1,data-colection,9.9.9,servise,aws-glew,ftp://x,2026-02-30',
    ];
    const file = write('bank.csv', rows.join('\n'));
    const { code, err } = await run('import', '--format', 'csv', file, '--to', 'questions/90-new.yml');
    expect(code).toBe(0);
    for (const what of [
      'section "data-colection"',
      'objective "9.9.9"',
      'focus "servise"',
      'services "aws-glew"',
      'sources "ftp://x"',
      'factsCheckedOn "2026-02-30"',
    ]) {
      expect(err).toContain(`bank.csv:2 warning: The ${what} of which does not exist here and is left out.`);
    }
    expect(err).toContain('Did you mean data-collection?');
    expect(read('knowledge/questions/90-new.yml')).toContain('  section:\n');
  });

  test.each([
    [
      'an id twice',
      'type,id,stem,option1,option2,option3,option4,answer\nsingle,x,A?,a,b,c,d,1\nsingle,x,B?,a,b,c,d,1\n',
      'The question x stands here twice, first on line 2',
    ],
    ['nothing to read', 'type,stem,option1,answer\n', 'This file holds no question that can be read'],
    ['ten megabytes', 'x'.repeat(10_000_000), 'This file has 10.0 MB, and 6 MB is the limit'],
    ['nothing at all', '', 'This file is empty'],
    ['another encoding', Buffer.from('type,st\u00e9m', 'latin1'), 'bytes that are not UTF-8'],
  ])('with %s says so and writes nothing', async (_, text, what) => {
    const { run, write, snapshot } = stand();
    const file = write('bank.csv', text);
    const before = snapshot();
    const { code, err } = await run('import', '--format', 'csv', file, '--to', 'questions/90-new.yml');
    expect(code).toBe(1);
    expect(err).toContain(what);
    expect(err).toMatch(/\nNothing is imported\.$/);
    expect(snapshot()).toEqual(before);
  });

  test.each([
    [['nowhere.gift'], 'This file cannot be read (ENOENT)', 1],
    [['knowledge'], 'This is not a regular file', 1],
    [['quiz.gift'], '1 question is new, and no file is named for them. Add --to questions/NAME.yml.', 1],
    [['quiz.gift', '--to', 'questions/../../x.yml'], 'is no file of the bank', 2],
    [['quiz.gift', '--to', 'guide/x.md'], 'is no file of the bank', 2],
    [[], 'Name one file to import.', 2],
    [['quiz.gift', 'quiz.gift'], 'Name one file to import.', 2],
  ])('called with %j says what is wrong', async (args, what, code) => {
    const { run, write, folder, snapshot } = stand();
    write('quiz.gift', QUIZ);
    const before = snapshot();
    const words = args.map(arg => (/^(quiz|nowhere|knowledge)/.test(arg) ? join(folder, arg) : arg));
    const found = await run('import', '--format', 'gift', ...words);
    expect(found.code).toBe(code);
    expect(found.err).toContain(what);
    expect(snapshot()).toEqual(before);
  });
});
