import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { Context } from '../../src/slack/context.ts';
import type { Inputs, Submission } from '../../src/slack/submission.ts';
import { finishExam, nextInExam, startExamForm } from '../../src/slack/submissions/exam.ts';
import { EXAM_OVERVIEW } from '../../src/slack/views/exam-overview.ts';
import { answerKeyOf } from '../../src/slack/views/exam-parts.ts';
import type { WholeExam } from '../../src/store/exam-row.ts';
import type { Store } from '../../src/store/store.ts';
import { benchDeps } from '../bench/deps.ts';
import { DATABASES, makeDatabase, type TestDatabase } from '../store/databases.ts';
import { wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const user = asUserId('U0BEN');

/** The same exam open on two devices, each connected to an instance of its own. */
describe.each(DATABASES)('one exam in two windows on %s', kind => {
  let database: TestDatabase;
  let phone: Context;
  let laptop: Context;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    database = await makeDatabase(kind);
    phone = contextOn(await database.open());
    laptop = contextOn(await database.open());
  });
  afterEach(() => database.remove());

  function contextOn(store: Store): Context {
    return {
      deps: benchDeps(store, { library: libraryOf('single'), now, apiUrl: 'http://127.0.0.1/' }),
      workspace,
      channel: asChannelId(''),
      user,
      now,
      said: { name: 'Ben', teamId: undefined },
      request: '',
      people: async () => ({ name: 'Ben', timeZone: 'UTC', isAdmin: false, isOutsider: false }),
      memberships: async () => undefined,
      refreshCount: () => {},
      checkRate: () => {},
      background: () => {},
      homeTabs: { opened: () => {}, pressed: () => {}, changed: () => {} },
    };
  }

  /** Submits a window as it stands, and tells what it shows then. */
  async function submit(
    on: Context,
    form: Submission,
    { shown, choice }: { shown?: ModalView; choice?: number } = {},
  ): Promise<ModalView> {
    const metadata = shown?.private_metadata ?? '';
    const id = `${answerKeyOf(shown ? JSON.parse(metadata).position : 0)}:0`;
    const selected = choice === undefined ? null : { value: String(choice) };
    const inputs = { [id]: { [id]: { type: 'radio_buttons', selected_option: selected } } } as Inputs;
    const reply = await form.run({ ...on, now }, form === startExamForm ? {} : inputs, metadata);
    if (reply.kind !== 'update') throw new Error(JSON.stringify(reply));
    return reply.view;
  }
  const begin = () => submit(phone, startExamForm);
  /** The window as somebody opens it now. */
  const open = () => submit(laptop, startExamForm);
  const next = (on: Context, shown: ModalView, choice?: number) =>
    submit(on, nextInExam, { shown, ...(choice !== undefined && { choice }) });
  const finish = (on: Context, shown: ModalView) => submit(on, finishExam, { shown });
  const said = (view: ModalView) => wordsOf({ text: view.title.text, blocks: view.blocks });

  async function exams(): Promise<WholeExam[]> {
    const owner = await ownerOf();
    const running = await phone.deps.store.openRunningExam(owner);
    const finished = await phone.deps.store.listFinishedExams(owner, 10);
    const ids = [...(running ? [running.id] : []), ...finished.map(({ id }) => id)];
    const found = await Promise.all(ids.map(id => phone.deps.store.findExam(owner, id)));
    return found.flatMap(exam => exam ?? []);
  }
  async function ownerOf() {
    const key = (await phone.deps.store.findMember(workspace, user))?.key;
    return { workspace, member: key ?? asMemberKey('') };
  }
  const entered = async () => (await exams())[0]?.items.slice(0, 2).map(item => item.entered);

  test('begins once, however it is started, and both show the same question', async () => {
    const [one, other] = await Promise.all([begin(), open()]);
    expect(one.private_metadata).toBe(other.private_metadata);
    expect(await exams()).toHaveLength(1);
  });

  test('keeps what was chosen last, and a window that was only left open changes nothing', async () => {
    const left = await begin();
    await next(laptop, await open(), 1);
    expect(await entered()).toEqual([[1], []]);
    await next(phone, left);
    expect(await entered()).toEqual([[1], []]);
    await next(phone, left, 2);
    expect(await entered()).toEqual([[2], []]);
  });

  test('takes answers to different questions from both at once', async () => {
    const first = await begin();
    const second = await next(phone, first);
    await Promise.all([next(phone, first, 3), next(laptop, second, 0)]);
    expect(await entered()).toEqual([[3], [0]]);
  });

  test('finishes once when both finish at once, and both show the same result', async () => {
    const shown = await next(phone, await begin(), 1);
    const overview = { ...shown, callback_id: EXAM_OVERVIEW };
    const results = await Promise.all([finish(phone, overview), finish(laptop, overview)]);
    expect(said(results[0])).toBe(said(results[1]));
    expect(said(results[0])).toMatch(/[01] of 65 right/);
    expect(said(await finish(laptop, overview))).toBe(said(results[0]));
    expect(await exams()).toMatchObject([{ state: 'finished', finishedAt: NOW }]);
  });

  test('takes no answer from one window once the other has finished, and shows the result there', async () => {
    const first = await begin();
    const left = await open();
    await finish(phone, first);
    const before = await exams();
    expect(said(await next(laptop, left, 2))).toContain('0 of 65 right');
    expect(await exams()).toEqual(before);
  });

  test('takes no answer in either once the time is over', async () => {
    const first = await begin();
    const left = await open();
    now += 90 * 60_000;
    const shown = await Promise.all([next(phone, first, 1), next(laptop, left, 2)]);
    for (const view of shown) expect(said(view)).toContain('0 of 65 right');
    expect(await exams()).toMatchObject([{ state: 'finished', finishedAt: now }]);
    expect(await entered()).toEqual([[], []]);
  });
});
