import { FOCUSES, LEVELS, type Question, type QuestionOption } from '../bank/question.ts';
import { closest } from '../content/closest.ts';
import { Day, Id, Link } from '../content/fields.ts';
import { type Place, type Problem, quoted, warningAt } from '../content/problem.ts';
import { DIFFICULTIES } from '../quiz/snapshot.ts';
import type { OptionDraft, QuestionDraft } from './draft.ts';
import { inOrder, QUESTION_FIELDS } from './field-order.ts';
import { newId, slugOf } from './slug.ts';

/** What an imported question may refer to. */
export interface Known {
  sections: ReadonlySet<string>;
  objectives: ReadonlySet<string>;
  services: ReadonlySet<string>;
}

export interface Completed {
  /** For the bank; what neither the import nor the bank knows is null, and `aif check` names it. */
  entry: object;
  /** One for each value that was given and could not be used. */
  problems: Problem[];
}

/** `existing` is the question of the bank with this id: what the import does not tell stays as it is there. */
export function completeQuestion(
  draft: QuestionDraft,
  { id, existing, known, file }: { id: string; existing: Question | undefined; known: Known; file: string },
): Completed {
  const place = { file, line: draft.line };
  const checks = fieldChecks(known);
  const problems: Problem[] = [];
  const entry: Record<string, unknown> = { id, type: draft.type, stem: draft.stem || null };
  for (const check of checks) {
    const { value, problem } = check.use(draft, { place, id });
    if (problem) problems.push(problem);
    entry[check.name] = value ?? existing?.[check.name] ?? null;
  }
  const options = completeOptions(draft.options, existing);
  const ids = options.map(option => option.id);
  entry.options = draft.pairs ? inOrderOf(existing, options) : options;
  entry.order = draft.order?.map(position => ids[position]);
  entry.pairs = draft.pairs?.map(({ prompt, option }) => ({ prompt: prompt || null, option: ids[option] }));
  return { entry: inOrder(entry, QUESTION_FIELDS), problems };
}

type CheckedField = Exclude<
  keyof Question & keyof QuestionDraft,
  'id' | 'type' | 'stem' | 'options' | 'order' | 'pairs'
>;

interface Used {
  value: unknown;
  problem?: Problem;
}

interface FieldCheck {
  name: CheckedField;
  use(draft: QuestionDraft, at: { place: Place; id: string }): Used;
}

function fieldChecks(known: Known): FieldCheck[] {
  return [
    oneOf('objective', known.objectives),
    oneOf('section', known.sections),
    oneOf('focus', FOCUSES),
    oneOf('level', LEVELS),
    oneOf('difficulty', DIFFICULTIES),
    { name: 'cue', use: ({ cue }) => ({ value: cue }) },
    { name: 'takeaway', use: ({ takeaway }) => ({ value: takeaway }) },
    listOf('services', id => known.services.has(id), 'Correct the id, or add it to services.yml'),
    listOf('sources', link => Link.safeParse(link).success, 'Give full addresses that begin with https://'),
    {
      name: 'factsCheckedOn',
      use: ({ factsCheckedOn: day }, at) =>
        day === undefined || Day.safeParse(day).success
          ? { value: day }
          : unused('factsCheckedOn', day, at, 'Write the day as YYYY-MM-DD'),
    },
    {
      name: 'reviews',
      use: ({ reviews }, at) =>
        reviews === undefined ||
        (Day.safeParse(reviews.on).success && Number.isInteger(reviews.readings) && reviews.readings >= 0)
          ? { value: reviews }
          : unused('reviews', `${reviews.on}, ${reviews.readings}`, at, 'Give a day and a whole number'),
    },
  ];
}

type TextField = 'objective' | 'section' | 'focus' | 'level' | 'difficulty';

function oneOf(name: TextField, allowed: Iterable<string>): FieldCheck {
  const values = new Set(allowed);
  return {
    name,
    use(draft, at) {
      const value = draft[name];
      if (value === undefined || values.has(value)) return { value };
      const near = closest(value, values);
      const all = values.size < 10 ? `Use ${[...values].join(', ')}` : `Use one of the knowledge folder`;
      return unused(name, value, at, near ? `Did you mean ${near}?` : all);
    },
  };
}

/** Entries that cannot be used are left out; the others stay. */
function listOf(name: 'services' | 'sources', isFine: (entry: string) => boolean, fix: string): FieldCheck {
  return {
    name,
    use(draft, at) {
      const entries = draft[name];
      const wrong = entries?.filter(entry => !isFine(entry)) ?? [];
      if (!entries || wrong.length === 0) return { value: entries };
      const fine = entries.filter(isFine);
      return { ...unused(name, wrong.join(', '), at, fix), value: fine.length > 0 ? fine : undefined };
    },
  };
}

function unused(name: string, value: string, { place, id }: { place: Place; id: string }, fix: string): Used {
  const what = `The ${name} ${quoted(value)} of ${id} does not exist here and is left out`;
  return { value: undefined, problem: warningAt(place, what, fix) };
}

/** The pairs of a matching question say what belongs together and nothing about the order of its options. */
function inOrderOf<T extends { id: string }>(existing: Question | undefined, options: readonly T[]): T[] {
  const order = existing?.options.map(option => option.id) ?? [];
  const position = ({ id }: T): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return options.toSorted((a, b) => position(a) - position(b));
}

/** An option of the bank is known by its id, or by its text where the import has no ids. */
function completeOptions(
  drafts: readonly OptionDraft[],
  existing: Question | undefined,
): (Record<string, unknown> & { id: string })[] {
  const taken = new Set(drafts.flatMap(draft => draft.id ?? []));
  return drafts.map((draft, index) => {
    const given = draft.id !== undefined && Id.safeParse(draft.id).success ? draft.id : undefined;
    const before: QuestionOption | undefined = existing?.options.find(option =>
      given === undefined ? option.text === draft.text : option.id === given,
    );
    const id = given ?? before?.id ?? newId(slugOf(draft.text, `option-${index + 1}`), taken);
    taken.add(id);
    const misconception = draft.misconception ?? before?.misconception;
    const isWrong = draft.correct === false;
    return {
      id,
      text: draft.text || null,
      ...(draft.correct ? { correct: true } : {}),
      ...(misconception === undefined && !isWrong ? {} : { misconception: misconception ?? null }),
      why: draft.why ?? before?.why ?? null,
    };
  });
}
