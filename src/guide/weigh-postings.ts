import type { Likelihood, Weighed } from './search-likelihood.ts';
import type { Postings } from './search-postings.ts';

/** How many words of no owner in particular are mixed into each one's, so that none is impossible. */
const MIXED_IN = 100;

/** Works out once what the counts of words and pairs tell of their owners, `owners` of them; see `likelihoods`. */
export function weighPostings(
  { said, pairs }: { said: Postings; pairs: Postings },
  owners: number,
): Likelihood {
  const lengths = new Float64Array(owners);
  for (const postings of [said, pairs]) addLengths(lengths, postings);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    said: weigh(said, total),
    pairs: weigh(pairs, total),
    unsaid: lengths.map(length => Math.log(MIXED_IN / (length + MIXED_IN))),
  };
}

/** How much each owner says in all. */
function addLengths(lengths: Float64Array, { owners, counts }: Postings): void {
  for (let at = 0; at < owners.length; at++) {
    const owner = owners[at] ?? 0;
    lengths[owner] = (lengths[owner] ?? 0) + (counts[at] ?? 0);
  }
}

function weigh({ keys, starts, owners, counts }: Postings, total: number): Weighed {
  const says = new Float32Array(owners.length);
  const often = new Float64Array(keys.length);
  for (let key = 0; key < keys.length; key++) {
    const [from, end] = [starts[key] ?? 0, starts[key + 1] ?? 0];
    let said = 0;
    for (let at = from; at < end; at++) said += counts[at] ?? 0;
    const mixedIn = (MIXED_IN * said) / total;
    for (let at = from; at < end; at++) says[at] = Math.log(1 + (counts[at] ?? 0) / mixedIn);
    often[key] = said;
  }
  const all = often.reduce((sum, said) => sum + said, 0);
  return { keys, starts, owners, says, rarities: Float32Array.from(often, said => Math.log(all / said)) };
}
