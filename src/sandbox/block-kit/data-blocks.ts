// Tables and charts.
import { z } from 'zod';
import { limits } from './limits.ts';
import { richText } from './rich-text.ts';

const blockId = z.string().min(1).max(limits.blockId).optional();

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const row = z.array(cell).min(1).max(limits.tableColumns);

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(row).min(1).max(limits.tableRows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(limits.tableColumns)
    .optional(),
});

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: z.string().min(1),
    rows: z.array(row).min(2).max(limits.dataTableRows),
    page_size: z.number().int().min(1).max(limits.dataTablePageSize).optional(),
    row_header_column_index: z
      .number()
      .int()
      .min(0)
      .max(limits.tableColumns - 1)
      .optional(),
  })
  .superRefine(({ rows }, context) => {
    const columns = rows[0]?.length;
    for (const [index, cells] of rows.entries()) {
      if (cells.length !== columns) {
        context.addIssue({
          code: 'custom',
          path: ['rows', index],
          message: 'must have as many cells as the header',
        });
      }
    }
    for (const [index, header] of (rows[0] ?? []).entries()) {
      if (header.type === 'rich_text') {
        context.addIssue({
          code: 'custom',
          path: ['rows', 0, index, 'type'],
          message: 'unsupported type: rich_text',
        });
      }
    }
  });

const label = z.string().min(1).max(limits.chartLabel);
const axes = z.strictObject({
  categories: z.array(label).min(1).max(limits.chartPoints),
  x_label: z.string().optional(),
  y_label: z.string().optional(),
});
const series = z
  .array(
    z.strictObject({
      name: label,
      data: z
        .array(z.strictObject({ label, value: z.number() }))
        .min(1)
        .max(limits.chartPoints),
    }),
  )
  .min(1)
  .max(limits.chartSeries);

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: z.string().min(1).max(limits.chartTitle),
  chart: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label, value: z.number().positive() }))
        .min(1)
        .max(limits.chartSeries),
    }),
    z.strictObject({ type: z.enum(['bar', 'line', 'area']), series, axis_config: axes }),
  ]),
});
