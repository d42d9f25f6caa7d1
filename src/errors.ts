/**
 * A problem that the person who caused it can solve. Its message is shown to them as it is, so it says
 * what happened and what to do, in plain words, without markup.
 */
export class UserError extends Error {
  override name = 'UserError';
}

/** The start cannot go on; every reason is listed, and no stack trace helps. */
export class StartError extends Error {
  override name = 'StartError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
