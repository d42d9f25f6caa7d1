/**
 * How many letters to add, drop, replace or swap with their neighbour to make `b` of `a` (optimal string alignment,
 * a restricted Damerau-Levenshtein distance). Above `limit` it stops early, and any number above `limit` comes back.
 */
export function editDistance(a: string, b: string, limit = a.length + b.length): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // Only what was written for these words is read again.
  let [before, above, current] = rows;
  for (let column = 0; column <= b.length; column += 1) above[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    // Further from the diagonal than the limit, nothing within the limit is left.
    const first = Math.max(1, row - limit);
    const last = Math.min(b.length, row + limit);
    current[first - 1] = first === 1 ? row : limit + 1;
    current[last + 1] = limit + 1;
    let least = row;
    const letter = a.charCodeAt(row - 1);
    const letterBefore = row > 1 ? a.charCodeAt(row - 2) : -1;
    for (let column = first; column <= last; column += 1) {
      const other = b.charCodeAt(column - 1);
      const replaced = (above[column - 1] ?? 0) + (letter === other ? 0 : 1);
      let cost = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const isSwap = column > 1 && letterBefore === other && letter === b.charCodeAt(column - 2);
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    // The row before last has served; the next one is written over it.
    [before, above, current] = [above, current, before];
  }
  return above[b.length] ?? 0;
}

/** Scratch space: a question may be compared with hundreds of words; rows for each were a tenth of its garbage. */
const rows: [number[], number[], number[]] = [[], [], []];
