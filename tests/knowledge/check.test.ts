import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run.ts';
import { BANK, replace } from './faults/fault.ts';
import { applyChange, copyOfSmall, SMALL } from './folder.ts';

async function run(
  words: string[],
  knowledgeDir = SMALL,
): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand(commands, words, {
    out: line => out.push(line),
    err: line => err.push(line),
    now: new Date('2026-11-23T09:00:00Z'),
    knowledgeDir,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('aif check', () => {
  test('counts what it read and ends with 0 when nothing is wrong', async () => {
    expect(await run(['check'])).toEqual({
      code: 0,
      out: '2 sections, 8 questions, 6 services\n0 errors, 0 warnings',
      err: '',
    });
  });

  test('tells errors before warnings, with folder, file, line and fix, and ends with 1', async () => {
    const folder = copyOfSmall();
    applyChange(folder, BANK, replace('cue: within', 'cue: inside'));
    applyChange(folder, 'glossary.yml', replace('term: drift', 'term: Extract transform load'));
    const { code, out } = await run(['check'], folder);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      `${folder}/${BANK}:27 error: The cue "inside seconds of each click" does not stand in the stem of clicks-in-seconds. Copy the deciding phrase word for word.`,
      '',
      `${folder}/glossary.yml:2 warning: The term Extract transform load stands here twice. Join the two.`,
      '',
      '1 error, 1 warning',
    ]);
  });

  test('ends with 0 when there are warnings only', async () => {
    const folder = copyOfSmall();
    applyChange(folder, 'glossary.yml', replace('term: drift', 'term: Extract transform load'));
    expect(await run(['check'], folder)).toMatchObject({ code: 0 });
  });

  test('shows how many questions cover what', async () => {
    const { out } = await run(['check', '--coverage']);
    expect(out).toContain('objective  questions  share');
    expect(out).toMatch(/^1\.3\.6 +2 +25 % +Describe metrics$/m);
    expect(out).toMatch(/^data-collection +4 +50 % +Data Collection$/m);
    expect(out).toMatch(/^multiple +1 +13 %$/m);
    expect(out).toMatch(/^analyse +1 +13 %$/m);
  });

  test('keeps the coverage for when there are no errors', async () => {
    const folder = copyOfSmall();
    applyChange(folder, BANK, replace('cue: within', 'cue: inside'));
    expect((await run(['check', '--coverage'], folder)).out).toContain('once there are no errors');
  });

  test('refuses what it does not know', async () => {
    expect(await run(['check', '--all'])).toMatchObject({ code: 2, err: expect.stringContaining('--all') });
  });
});

describe('aif', () => {
  test.for([[], ['help'], ['--help']])('%j lists the commands', async words => {
    const { code, out } = await run(words);
    expect(code).toBe(0);
    expect(out).toContain('aif check [--coverage]');
    expect(out).toContain(check.summary);
  });

  test('guesses what a mistyped command was meant to be', async () => {
    expect(await run(['chekc'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no command chekc. Did you mean check?'),
    });
  });
});
