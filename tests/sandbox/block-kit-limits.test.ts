import { describe, expect, test } from 'vitest';
import type { Surface } from '../../src/sandbox/block-kit/blocks.ts';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import { limits } from '../../src/sandbox/block-kit/limits.ts';
import { sentence } from '../../src/sandbox/block-kit/problems.ts';
import { getHome, getModal } from '../../src/sandbox/block-kit/view.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { SlackError } from '../../src/sandbox/slack-error.ts';
import { list, modal, mrkdwn, nameInput, plain, section, text } from './call-api.ts';

const button = (change: JsonObject = {}) => ({ type: 'button', text: plain(1), ...change });
const actions = (elements: unknown[]) => ({ type: 'actions', elements });
const accessory = (element: JsonObject) => ({ ...section(1), accessory: element });
const option = (change: JsonObject = {}) => ({ text: plain(1), value: 'v', ...change });
const select = (change: JsonObject) => ({ type: 'static_select', ...change });
const input = (element: JsonObject, change: JsonObject = {}) => ({
  type: 'input',
  label: plain(1),
  element,
  ...change,
});
const cell = (length = 1) => ({ type: 'raw_text', text: text(length) });
const rows = (count: number, columns: number, length = 1) =>
  list(count, () => list(columns, () => cell(length)));
const bar = (series: number, points: number, label = 1) => ({
  type: 'bar',
  series: list(series, index => ({
    name: `${index}`,
    data: list(points, () => ({ label: text(label), value: 1 })),
  })),
  axis_config: { categories: list(points, index => `${index}`) },
});

const video = (change: JsonObject) => ({
  type: 'video',
  title: plain(1),
  alt_text: 'a',
  video_url: 'https://example.com/v',
  thumbnail_url: 'https://example.com/t',
  ...change,
});

function problemsOf(blocks: unknown[], surface: Surface = 'message'): string[] {
  const check = checkBlocks(blocks, surface);
  if (check.kind === 'invalid') return check.problems.map(sentence);
  return check.kind === 'fine' ? [] : [check.kind];
}

/** `make(max)` must pass and `make(max + 1)` must not. */
const lengths: [keyof typeof limits, (size: number) => unknown[], Surface?][] = [
  ['blocksPerMessage', size => list(size, () => ({ type: 'divider' }))],
  ['blocksPerView', size => list(size, () => ({ type: 'divider' })), 'modal'],
  ['blocksPerView', size => list(size, () => ({ type: 'divider' })), 'home'],
  ['blockId', size => [{ type: 'divider', block_id: text(size) }]],
  ['actionId', size => [actions([button({ action_id: text(size) })])]],
  ['sectionText', size => [section(size)]],
  ['sectionFields', size => [{ type: 'section', fields: list(size, () => mrkdwn(1)) }]],
  ['sectionField', size => [{ type: 'section', fields: [mrkdwn(size)] }]],
  ['headerText', size => [{ type: 'header', text: plain(size) }]],
  ['actionsElements', size => [actions(list(size, () => button()))]],
  ['contextText', size => [{ type: 'context', elements: [mrkdwn(size)] }]],
  ['videoTitle', size => [video({ title: plain(size) })]],
  ['videoAuthor', size => [video({ author_name: text(size) })]],
  ['contextElements', size => [{ type: 'context', elements: list(size, () => mrkdwn(1)) }]],
  ['imageAltText', size => [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: text(size) }]],
  [
    'imageTitle',
    size => [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a', title: plain(size) }],
  ],
  ['imageUrl', size => [{ type: 'image', image_url: text(size), alt_text: 'a' }]],
  ['inputLabel', size => [{ ...nameInput, label: plain(size) }]],
  ['inputHint', size => [{ ...nameInput, hint: plain(size) }]],
  ['markdownText', size => [{ type: 'markdown', text: text(size) }]],
  [
    'contextActionsElements',
    size => [
      {
        type: 'context_actions',
        elements: list(size, () => ({ type: 'icon_button', icon: 'trash', text: plain(1) })),
      },
    ],
  ],
  ['cardTitle', size => [{ type: 'card', title: mrkdwn(size) }]],
  ['cardBody', size => [{ type: 'card', body: mrkdwn(size) }]],
  [
    'cardActions',
    size => [{ type: 'card', actions: list(size, index => button({ action_id: `${index}` })) }],
  ],
  [
    'carouselCards',
    size => [{ type: 'carousel', elements: list(size, () => ({ type: 'card', body: mrkdwn(1) })) }],
  ],
  ['containerTitle', size => [{ type: 'container', title: plain(size), child_blocks: [section(1)] }]],
  [
    'containerBlocks',
    size => [{ type: 'container', title: plain(1), child_blocks: list(size, () => section(1)) }],
  ],
  ['alertText', size => [{ type: 'alert', text: plain(size) }], 'modal'],
  ['tableRows', size => [{ type: 'table', rows: rows(size, 1) }]],
  ['tableColumns', size => [{ type: 'table', rows: rows(1, size) }]],
  ['tableCharacters', size => [{ type: 'table', rows: [[cell(size)]] }]],
  ['tablesPerMessage', size => list(size, () => ({ type: 'table', rows: rows(1, 1) }))],
  ['dataTableRows', size => [{ type: 'data_table', caption: 'c', rows: rows(size, 1) }]],
  ['dataTablePageSize', size => [{ type: 'data_table', caption: 'c', rows: rows(2, 1), page_size: size }]],
  ['chartTitle', size => [{ type: 'data_visualization', title: text(size), chart: bar(1, 1) }]],
  ['chartSeries', size => [{ type: 'data_visualization', title: 't', chart: bar(size, 1) }]],
  ['chartPoints', size => [{ type: 'data_visualization', title: 't', chart: bar(1, size) }]],
  ['chartLabel', size => [{ type: 'data_visualization', title: 't', chart: bar(1, 1, size) }]],
  [
    'chartsPerMessage',
    size => list(size, () => ({ type: 'data_visualization', title: 't', chart: bar(1, 1) })),
  ],
  ['buttonText', size => [actions([button({ text: plain(size) })])]],
  ['buttonValue', size => [actions([button({ value: text(size) })])]],
  ['accessibilityLabel', size => [actions([button({ accessibility_label: text(size) })])]],
  ['url', size => [actions([button({ url: `https://e.com/${text(size - 14)}` })])]],
  ['placeholder', size => [accessory(select({ options: [option()], placeholder: plain(size) }))]],
  ['optionText', size => [accessory(select({ options: [option({ text: plain(size) })] }))]],
  ['optionValue', size => [accessory(select({ options: [option({ value: text(size) })] }))]],
  ['optionDescription', size => [accessory(select({ options: [option({ description: plain(size) })] }))]],
  [
    'selectOptions',
    size => [accessory(select({ options: list(size, index => option({ value: `${index}` })) }))],
  ],
  [
    'optionGroups',
    size => [
      accessory(select({ option_groups: list(size, () => ({ label: plain(1), options: [option()] })) })),
    ],
  ],
  [
    'optionGroupLabel',
    size => [accessory(select({ option_groups: [{ label: plain(size), options: [option()] }] }))],
  ],
  [
    'choiceOptions',
    size => [
      accessory({ type: 'radio_buttons', options: list(size, index => option({ value: `${index}` })) }),
    ],
  ],
  [
    'choiceOptions',
    size => [accessory({ type: 'checkboxes', options: list(size, index => option({ value: `${index}` })) })],
  ],
  ['overflowOptions', size => [accessory({ type: 'overflow', options: list(size, () => option()) })]],
  ['confirmTitle', size => [actions([button({ confirm: { title: plain(size), text: plain(1) } })])]],
  ['confirmText', size => [actions([button({ confirm: { text: plain(size) } })])]],
  [
    'confirmButton',
    size => [actions([button({ confirm: { text: plain(1), confirm: plain(size), deny: plain(1) } })])],
  ],
  ['inputMinLength', size => [input({ type: 'plain_text_input', min_length: size })]],
  ['inputMaxLength', size => [input({ type: 'plain_text_input', max_length: size })]],
  ['fileInputFiles', size => [input({ type: 'file_input', max_files: size })]],
];

/** The frames of views, in the same way. */
const frames: [keyof typeof limits, (size: number) => JsonObject][] = [
  ['modalTitle', size => modal({ title: plain(size) })],
  ['modalSubmit', size => modal({ submit: plain(size) })],
  ['modalClose', size => modal({ close: plain(size) })],
  ['privateMetadata', size => modal({ private_metadata: text(size) })],
  ['callbackId', size => modal({ callback_id: text(size) })],
  ['externalId', size => modal({ external_id: text(size) })],
];

test.each(lengths)('%s', (name, make, surface) => {
  expect(problemsOf(make(limits[name]), surface)).toEqual([]);
  expect(problemsOf(make(limits[name] + 1), surface)).not.toEqual([]);
});

test('a message of more than 13,200 characters in all is too long', () => {
  const blocks = (last: number) => [...list(4, () => section(3_000)), section(last)];
  expect(problemsOf(blocks(1_200))).toEqual([]);
  expect(problemsOf(blocks(1_201))).toEqual(['too-long']);
});

const refused: [string, unknown[], string, Surface?][] = [
  ['a block without a type', [{ text: plain(1) }], 'missing required field: type [json-pointer:/blocks/0]'],
  ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner [json-pointer:/blocks/0/type]'],
  [
    'an unknown element',
    [actions([{ type: 'slider' }])],
    'unsupported type: slider [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an unknown property',
    [{ type: 'divider', color: 'red' }],
    'invalid additional property: color [json-pointer:/blocks/0]',
  ],
  ['a missing field', [{ type: 'header' }], 'missing required field: text [json-pointer:/blocks/0]'],
  [
    'a section of nothing',
    [{ type: 'section' }],
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  ['an empty text', [section(0)], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  [
    'a text instead of a text object',
    [{ type: 'header', text: 'x' }],
    'must provide an object [json-pointer:/blocks/0/text]',
  ],
  [
    'mrkdwn where only plain text may be',
    [{ type: 'header', text: mrkdwn(1) }],
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  [
    'an unknown style',
    [actions([button({ style: 'loud' })])],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'a link that is none',
    [actions([button({ url: 'javascript:alert(1)' })])],
    'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  ['no elements', [actions([])], 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
  [
    'a block id used twice',
    list(2, () => ({ type: 'divider', block_id: 'b' })),
    '`block_id` must be unique: b [json-pointer:/blocks/1/block_id]',
  ],
  [
    'an action id used twice in a block',
    [actions(list(2, () => button({ action_id: 'a' })))],
    '`action_id` must be unique: a [json-pointer:/blocks/0]',
  ],
  [
    'a menu with options and groups',
    [accessory(select({ options: [option()], option_groups: [{ label: plain(1), options: [option()] }] }))],
    'must define either `options` or `option_groups` [json-pointer:/blocks/0/accessory]',
  ],
  [
    'a preselected option that is not offered',
    [accessory(select({ options: [option()], initial_option: option({ value: 'w' }) }))],
    'must be one of the provided options [json-pointer:/blocks/0/accessory/initial_option]',
  ],
  [
    'a text input outside an input block',
    [actions([{ type: 'plain_text_input' }])],
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'a button in an input block',
    [input(button())],
    'unsupported type: button [json-pointer:/blocks/0/element/type]',
  ],
  [
    'a date of no format',
    [accessory({ type: 'datepicker', initial_date: '23.11.2026' })],
    'must be a valid date in the format YYYY-MM-DD [json-pointer:/blocks/0/accessory/initial_date]',
  ],
  [
    'a table in a modal',
    [{ type: 'table', rows: rows(1, 1) }],
    'unsupported type: table [json-pointer:/blocks/0/type]',
    'modal',
  ],
  [
    'a table on the Home tab',
    [{ type: 'table', rows: rows(1, 1) }],
    'unsupported type: table [json-pointer:/blocks/0/type]',
    'home',
  ],
  [
    'an alert in a message',
    [{ type: 'alert', text: plain(1) }],
    'unsupported type: alert [json-pointer:/blocks/0/type]',
  ],
  [
    'markdown in a modal',
    [{ type: 'markdown', text: 'x' }],
    'unsupported type: markdown [json-pointer:/blocks/0/type]',
    'modal',
  ],
  [
    'a data table with rows of different lengths',
    [{ type: 'data_table', caption: 'c', rows: [[cell()], [cell(), cell()]] }],
    'must have as many cells as the header [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'two focused inputs',
    list(2, index => input({ type: 'plain_text_input', action_id: `${index}`, focus_on_load: true })),
    'no more than 1 elements with `focus_on_load` allowed [json-pointer:/blocks]',
  ],
  [
    'a list indented nine deep',
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 9,
            elements: [{ type: 'rich_text_section', elements: [] }],
          },
        ],
      },
    ],
    'must be less than 9 [json-pointer:/blocks/0/elements/0/indent]',
  ],
];

test.each(refused)('%s is refused', (_, blocks, problem, surface) => {
  expect(problemsOf(blocks, surface)).toEqual([problem]);
});

test('the same action id may stand in two blocks', () => {
  expect(problemsOf(list(2, () => actions([button({ action_id: 'a' })])))).toEqual([]);
});

function refusalOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return [error.code, error.details.response_metadata];
  }
}

describe('a modal', () => {
  test.each(frames)('keeps to %s', (name, make) => {
    expect(refusalOf(() => getModal(make(limits[name])))).toBeUndefined();
    expect(refusalOf(() => getModal(make(limits[name] + 1)))).toMatchObject(['invalid_arguments', {}]);
  });

  test('with inputs needs a submit button', () => {
    const messages = [
      '[ERROR] must define `submit` to use `input` block [json-pointer:/view/blocks/0/input]',
    ];
    expect(refusalOf(() => getModal(modal({ blocks: [nameInput] })))).toEqual([
      'invalid_arguments',
      { messages },
    ]);
    expect(refusalOf(() => getModal(modal({ blocks: [nameInput], submit: plain(4) })))).toBeUndefined();
  });

  test('needs a title, and tells of everything that is wrong at once', () => {
    const messages = [
      '[ERROR] missing required field: title [json-pointer:/view]',
      '[ERROR] unsupported type: banner [json-pointer:/view/blocks/0/type]',
    ];
    const given = { type: 'modal', blocks: [{ type: 'banner' }] };
    expect(refusalOf(() => getModal(given))).toEqual(['invalid_arguments', { messages }]);
  });
});

test('a home has no title', () => {
  expect(refusalOf(() => getHome({ type: 'home', blocks: [section(1)] }))).toBeUndefined();
  const messages = ['[ERROR] invalid additional property: title [json-pointer:/view]'];
  expect(refusalOf(() => getHome({ type: 'home', title: plain(1), blocks: [] }))).toEqual([
    'invalid_arguments',
    { messages },
  ]);
});

test('every limit of the table is tried, here or with the error codes', () => {
  const elsewhere = ['textPerMessage', 'viewBytes', 'modalsPerStack'];
  const tried = new Set([...lengths, ...frames].map(([name]) => String(name)).concat(elsewhere));
  expect(Object.keys(limits).filter(name => !tried.has(name))).toEqual([]);
});
