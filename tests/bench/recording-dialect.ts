import type { CompiledQuery, DatabaseConnection, Dialect, Driver, TransactionSettings } from 'kysely';

/** The dialect, telling every statement that it runs. */
export function recordingDialect(dialect: Dialect, hear: (query: CompiledQuery) => void): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: db => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => recordingDriver(dialect.createDriver(), hear),
  };
}

function recordingDriver(driver: Driver, hear: (query: CompiledQuery) => void): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const innerOf = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      const heard: DatabaseConnection = {
        executeQuery: query => {
          hear(query);
          return connection.executeQuery(query);
        },
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      inner.set(heard, connection);
      return heard;
    },
    beginTransaction: (connection, settings: TransactionSettings) =>
      driver.beginTransaction(innerOf(connection), settings),
    commitTransaction: connection => driver.commitTransaction(innerOf(connection)),
    rollbackTransaction: connection => driver.rollbackTransaction(innerOf(connection)),
    releaseConnection: connection => driver.releaseConnection(innerOf(connection)),
    destroy: () => driver.destroy(),
  };
}
