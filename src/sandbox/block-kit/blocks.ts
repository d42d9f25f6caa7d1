// One schema per block type, and on which surfaces each may stand.
import { z } from 'zod';
import { button, feedbackButtons, iconButton, overflow, workflowButton } from './buttons.ts';
import { dataTable, dataVisualization, table } from './data-blocks.ts';
import { choosers, dateTimePicker, fields, richTextInput } from './inputs.ts';
import { limits } from './limits.ts';
import { multiSelects, selects } from './menus.ts';
import { richText } from './rich-text.ts';
import { anyText, mrkdwn, plainText, webUrl } from './text.ts';

export type Surface = 'message' | 'modal' | 'home';

const blockId = z.string().min(1).max(limits.blockId).optional();
const block = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), block_id: blockId, ...shape });

const slackFile = z.strictObject({ id: z.string().optional(), url: z.string().optional() });
const imageSource = {
  image_url: z.string().max(limits.imageUrl).optional(),
  slack_file: slackFile.optional(),
  alt_text: z.string().min(1).max(limits.imageAltText),
};
const imageElement = z.strictObject({ type: z.literal('image'), ...imageSource });
const accessory = z.discriminatedUnion('type', [
  imageElement,
  button,
  overflow,
  workflowButton,
  ...selects,
  ...multiSelects,
  ...choosers,
]);
const interactive = z.discriminatedUnion('type', [
  button,
  overflow,
  workflowButton,
  dateTimePicker,
  richTextInput,
  ...selects,
  ...multiSelects,
  ...choosers,
]);
const inputElement = z.discriminatedUnion('type', [
  dateTimePicker,
  richTextInput,
  ...fields,
  ...selects,
  ...multiSelects,
  ...choosers,
]);

const section = block('section', {
  text: anyText(limits.sectionText).optional(),
  fields: z.array(anyText(limits.sectionField)).min(1).max(limits.sectionFields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
}).superRefine(({ text, fields }, context) => {
  if (text === undefined && fields === undefined) {
    context.addIssue({ code: 'custom', message: 'must define either `text` or `fields`' });
  }
});
const header = block('header', { text: plainText(limits.headerText) });
const divider = block('divider', {});
const actions = block('actions', { elements: z.array(interactive).min(1).max(limits.actionsElements) });
const context = block('context', {
  elements: z
    .array(
      z.discriminatedUnion('type', [imageElement, plainText(limits.contextText), mrkdwn(limits.contextText)]),
    )
    .min(1)
    .max(limits.contextElements),
});
const image = block('image', { ...imageSource, title: plainText(limits.imageTitle).optional() });
const input = block('input', {
  label: plainText(limits.inputLabel),
  hint: plainText(limits.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});
const file = block('file', { source: z.literal('remote'), external_id: z.string().min(1) });
const video = block('video', {
  title: plainText(limits.videoTitle),
  video_url: webUrl,
  thumbnail_url: webUrl,
  alt_text: z.string().min(1),
  title_url: webUrl.optional(),
  author_name: z.string().max(limits.videoAuthor).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webUrl.optional(),
  description: plainText(limits.sectionText).optional(),
});
const card = block('card', {
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: mrkdwn(limits.cardTitle).optional(),
  subtitle: mrkdwn(limits.cardTitle).optional(),
  body: mrkdwn(limits.cardBody).optional(),
  actions: z.array(button).min(1).max(limits.cardActions).optional(),
});
const taskCard = block('task_card', {
  task_id: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.looseObject({ type: z.literal('url') })).optional(),
});
const container = block('container', {
  title: plainText(limits.containerTitle).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(limits.containerTitle).optional(),
  icon: imageElement.optional(),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        file,
        header,
        image,
        input,
        richText,
        section,
        table,
        video,
      ]),
    )
    .min(1)
    .max(limits.containerBlocks),
}).superRefine(({ title, rich_text_title }, issues) => {
  if (title === undefined && rich_text_title === undefined) {
    issues.addIssue({ code: 'custom', message: 'must define either `title` or `rich_text_title`' });
  }
});

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

export const blockTypes: Record<string, { schema: z.ZodType; surfaces: readonly Surface[] }> = {
  section: { schema: section, surfaces: everywhere },
  header: { schema: header, surfaces: everywhere },
  divider: { schema: divider, surfaces: everywhere },
  actions: { schema: actions, surfaces: everywhere },
  context: { schema: context, surfaces: everywhere },
  image: { schema: image, surfaces: everywhere },
  input: { schema: input, surfaces: everywhere },
  rich_text: { schema: richText, surfaces: everywhere },
  video: { schema: video, surfaces: everywhere },
  card: { schema: card, surfaces: everywhere },
  carousel: {
    schema: block('carousel', { elements: z.array(card).min(1).max(limits.carouselCards) }),
    surfaces: ['message', 'home'],
  },
  alert: {
    schema: block('alert', {
      text: anyText(limits.alertText),
      level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
    }),
    surfaces: ['modal'],
  },
  container: { schema: container, surfaces: ['message'] },
  context_actions: {
    schema: block('context_actions', {
      elements: z
        .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
        .min(1)
        .max(limits.contextActionsElements),
    }),
    surfaces: ['message'],
  },
  markdown: {
    schema: block('markdown', { text: z.string().min(1).max(limits.markdownText) }),
    surfaces: ['message'],
  },
  file: { schema: file, surfaces: ['message'] },
  table: { schema: table, surfaces: ['message'] },
  data_table: { schema: dataTable, surfaces: ['message'] },
  data_visualization: { schema: dataVisualization, surfaces: ['message'] },
  task_card: { schema: taskCard, surfaces: ['message'] },
  plan: {
    schema: block('plan', { title: z.string().min(1), tasks: z.array(z.unknown()).optional() }),
    surfaces: ['message'],
  },
};
