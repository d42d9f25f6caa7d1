/** Spreadsheets run a cell that begins with one of these: https://owasp.org/www-community/attacks/CSV_Injection. */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell that begins like a formula gets an apostrophe before it, the sign for "this is text" in spreadsheets. So does
 * one that has such apostrophes of its own, so that taking one away always gives the text back.
 */
export function guardFormula(cell: string): string {
  return LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && LIKE_A_FORMULA.test(cell) ? cell.slice(1) : cell;
}
