import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** Gives the place of a value in a query that is prepared. */
export type Placed<Values> = <Name extends keyof Values>(name: Name) => RawBuilder<Values[Name]>;

/** Epoch ms, known now or brought by each run. */
export type Instant = number | RawBuilder<number>;

/**
 * A query that is put together once and then only run, for what people wait for: putting it together costs more than
 * running it. `value` stands for what each run brings. Inside of a transaction it is told to run `on` that.
 */
export function prepared<Values extends object, Row>(
  db: Database,
  build: (value: Placed<Values>) => Compilable<Row>,
): (values: Values, on?: Database) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (values, on = db) => {
    compiled ??= build(name => sql`${new Place(name)}`).compile();
    const parameters = compiled.parameters.map(parameter =>
      parameter instanceof Place ? Reflect.get(values, parameter.name) : parameter,
    );
    const { rows } = await on.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

/** Stands among a query's parameters for a value that is not known yet. */
class Place {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}
