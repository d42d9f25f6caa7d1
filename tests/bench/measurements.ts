import { ask } from './measure/ask.ts';
import { click } from './measure/click.ts';
import { home } from './measure/home.ts';
import { instances } from './measure/instances.ts';
import { latency } from './measure/latency.ts';
import { memory } from './measure/memory.ts';
import { practice } from './measure/practice.ts';
import { record } from './measure/record.ts';
import { review } from './measure/review.ts';
import { scale } from './measure/scale.ts';
import { search } from './measure/search.ts';
import { standings } from './measure/standings.ts';
import { start } from './measure/start.ts';
import { tick } from './measure/tick.ts';
import type { Measurement } from './measurement.ts';

/** Everything that is measured, in this order. A new one is one file and one line here. */
export const measurements: readonly Measurement[] = [
  start,
  search,
  scale,
  ask,
  latency,
  click,
  record,
  standings,
  practice,
  review,
  home,
  tick,
  instances,
  memory,
];
