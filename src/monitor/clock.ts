/** A few seconds do no harm: slots are minutes, and a lease is longer. */
const WORTH_A_WORD_MS = 5_000;

/** Leases keep two instances from posting the same round; they last 40 s, by the clock of who wrote them. */
const DANGEROUS_MS = 30_000;

/** One look at another clock, in epoch milliseconds; `asked` and `answered` are by the own one. */
export interface ClockLook {
  asked: number;
  theirs: number;
  answered: number;
}

export interface ClockVerdict {
  /** How far the own clock is ahead, at least: what the answer's way may have taken is left out. */
  aheadMs: number;
  isOff: boolean;
  /** For the operator, when the instance should not be used like this. */
  trouble: string | undefined;
}

/** Compares the clock of this machine with the database's, which all instances share. */
export function judgeClock({ asked, theirs, answered }: ClockLook): ClockVerdict {
  const aheadMs = asked > theirs ? asked - theirs : Math.min(0, answered - theirs);
  const off = Math.abs(aheadMs);
  const seconds = Math.round(off / 1_000);
  return {
    aheadMs,
    isOff: off > WORTH_A_WORD_MS,
    trouble:
      off > DANGEROUS_MS
        ? `the clock of this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's. Set it, for example by NTP`
        : undefined,
  };
}
