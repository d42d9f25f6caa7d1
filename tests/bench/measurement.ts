/** One line of the table. `yardstick` was measured in turns with `app`, `ratio` says how the two compare. */
export interface Row {
  what: string;
  app: string;
  yardstick?: string;
  ratio?: string;
  /** What it should be. */
  target?: string;
}

export interface Report {
  rows: Row[];
  /** Printed below the table, such as query plans. */
  notes?: string[];
}

/** One thing that is measured. */
export interface Measurement {
  name: string;
  summary: string;
  /** Takes long: runs only when it is named, or with `--long`. */
  isLong?: true;
  run(): Promise<Report>;
}
