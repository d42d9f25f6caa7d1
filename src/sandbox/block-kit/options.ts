import { z } from 'zod';
import { limits } from './limits.ts';
import { anyText, plainText, webUrl } from './text.ts';

const optionOf = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({
    text,
    value: z.string().min(1).max(limits.optionValue),
    description: plainText(limits.optionDescription).optional(),
  });

/** In menus. */
export const menuOption = optionOf(plainText(limits.optionText));

/** In radio buttons and checkboxes, where mrkdwn is allowed. */
export const choiceOption = optionOf(anyText(limits.optionText)).extend({
  description: anyText(limits.optionDescription).optional(),
});

export const overflowOption = menuOption.extend({ url: webUrl.optional() });

export const optionGroup = z.strictObject({
  label: plainText(limits.optionGroupLabel),
  options: z.array(menuOption).min(1).max(limits.selectOptions),
});

interface Choices {
  options?: unknown[] | undefined;
  option_groups?: { options: unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: unknown[] | undefined;
}

/** What is preselected must be one of what is offered, exactly. */
export function checkInitialOptions(element: Choices, context: z.RefinementCtx): void {
  const offered = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap(group => group.options),
  ];
  const known = new Set(offered.map(option => JSON.stringify(option)));
  const check = (option: unknown, path: (string | number)[]) => {
    if (!known.has(JSON.stringify(option))) {
      context.addIssue({ code: 'custom', path, message: 'must be one of the provided options' });
    }
  };
  if (element.initial_option !== undefined) check(element.initial_option, ['initial_option']);
  for (const [index, option] of (element.initial_options ?? []).entries())
    check(option, ['initial_options', index]);
}

export function checkOptionSource(element: Choices, context: z.RefinementCtx): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    context.addIssue({ code: 'custom', message: 'must define either `options` or `option_groups`' });
  }
}
