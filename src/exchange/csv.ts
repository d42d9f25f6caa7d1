import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { closest } from '../content/closest.ts';
import { errorAt, type Place, type Problem, quoted } from '../content/problem.ts';
import type { Drafts } from './draft.ts';
import { FIELDS, type QuestionFormat } from './format.ts';
import { guardFormula, unguardFormula } from './formula.ts';
import { textOf } from './read-input.ts';
import { COLUMNS, type Column, draftOfRow, fitsRow, type Row, rowOf } from './row.ts';

/**
 * One row per question, as RFC 4180 has it: commas, quotes doubled, CRLF. A byte order mark goes first, because
 * spreadsheets take a file without one for the encoding of their country. On the way in, semicolons and tabs between
 * the cells are understood too, since spreadsheets write those where the comma is for decimals.
 */
export const csv: QuestionFormat = {
  kind: 'questions',
  name: 'csv',
  isBinary: false,
  carried: question =>
    fitsRow(question)
      ? { kind: 'carried', fields: FIELDS }
      : { kind: 'left-out', why: 'a row has room for seven options' },
  write: questions =>
    stringify(
      [COLUMNS, ...questions.map(rowOf).map(row => COLUMNS.map(column => guardFormula(row[column] ?? '')))],
      { bom: true, record_delimiter: '\r\n', quoted_match: /\n/ },
    ),
  read,
};

interface CsvRecord {
  cells: string[];
  line: number;
}

function read(input: Uint8Array, file: string): Drafts {
  const decoded = textOf(input, file);
  if (decoded.kind === 'unreadable') return { drafts: [], problems: [decoded.problem] };
  const records = recordsOf(decoded.text, file);
  if (!Array.isArray(records)) return { drafts: [], problems: [records] };
  const [header, ...rows] = records;
  const columns = columnsOf(header?.cells ?? [], { file, line: header?.line ?? 1 });
  if (columns.kind === 'wrong') return { drafts: [], problems: columns.problems };
  const result: Drafts = { drafts: [], problems: [] };
  for (const { cells, line } of rows) {
    const place = { file, line };
    if (cells.length !== columns.columns.length) {
      const what = `This row has ${cells.length} cells, and ${columns.columns.length} columns have a name`;
      const fix = 'Export it again: the file seems to be cut off or damaged';
      return { drafts: [], problems: [errorAt(place, what, fix)] };
    }
    if (cells.every(cell => cell.trim() === '')) continue;
    const row: Row = Object.fromEntries(
      columns.columns.map((column, index) => [column, unguardFormula(cells[index] ?? '')]),
    );
    const draft = draftOfRow(row, place);
    if ('severity' in draft) result.problems.push(draft);
    else result.drafts.push(draft);
  }
  return result;
}

function recordsOf(text: string, file: string): CsvRecord[] | Problem {
  const records: CsvRecord[] = [];
  let end = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ cells, line: end + 1 });
        end = lines;
      },
    });
    return records;
  } catch (error) {
    const code = error instanceof CsvError ? error.code : undefined;
    if (code === 'CSV_QUOTE_NOT_CLOSED') {
      const what = 'A quote in the row that begins here is not closed: the file seems to be cut off';
      return errorAt({ file, line: end + 1 }, what, 'Export it again, or close the quote');
    }
    const what = 'A quote in the row that begins here stands where none may stand';
    return errorAt({ file, line: end + 1 }, what, 'Put a text with quotes in quotes, and double those');
  }
}

/** The one that stands most often in the line of the names. */
function delimiterOf(text: string): string {
  const [names = ''] = text.split('\n', 1);
  const countOf = (character: string): number => names.split(character).length;
  return [',', ';', '\t'].reduce((best, each) => (countOf(each) > countOf(best) ? each : best));
}

type Columns = { kind: 'columns'; columns: Column[] } | { kind: 'wrong'; problems: Problem[] };

const NEEDED: readonly Column[] = ['type', 'stem', 'option1', 'answer'];

function columnsOf(names: readonly string[], place: Place): Columns {
  const columns: Column[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const column = COLUMNS.find(known => known.toLowerCase() === name.trim().toLowerCase());
    if (column && !columns.includes(column)) columns.push(column);
    else if (column) {
      problems.push(errorAt(place, `The column ${column} stands here twice`, 'Remove one of them'));
    } else {
      const near = closest(name.trim(), COLUMNS);
      const fix = near ? `Did you mean ${near}? Otherwise remove it` : 'Remove it, or correct its name';
      problems.push(errorAt(place, `The column ${quoted(name)} is unknown`, fix));
    }
  }
  const missing = NEEDED.filter(column => !columns.includes(column));
  if (missing.length > 0) {
    const what = `The line of the names lacks ${missing.join(', ')}`;
    problems.push(errorAt(place, what, 'Export a CSV to see the names of all columns'));
  }
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'columns', columns };
}
