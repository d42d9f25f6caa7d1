import { UserError } from '../errors.ts';
import { type Context, personOf } from './context.ts';

/** @throws UserError for who is neither an admin of the workspace nor named as a quiz manager. */
export async function requireManager(context: Context, what: string): Promise<void> {
  const person = await personOf(context);
  if (person.isAdmin && !person.isOutsider) return;
  if (await context.deps.store.isManager(context.workspace, context.user)) return;
  throw new UserError(
    `${what} is for workspace admins and quiz managers. Ask one of them, or study with /aif practice.`,
  );
}
