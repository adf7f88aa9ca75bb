/** Statements that are written once and asked with other values each time: what is asked for every message costs more to write than to ask. */
import {
  type Compilable,
  type CompiledQuery,
  createQueryId,
  type InferResult,
  type QueryExecutorProvider,
} from 'kysely'

/** Stands in a statement for the value of this name. */
interface Place {
  readonly placeOf: string
}

interface Written {
  readonly query: CompiledQuery
  /** For each parameter the name of its value, or the value itself, which is always the same. */
  readonly parameters: readonly { readonly name?: string; readonly value: unknown }[]
}

/**
 * Gives a statement that `write` puts together at its first use. `write` gets places instead of values: they may be put
 * into the statement, and nothing else can be done with them. Its form must not depend on anything but what stands there.
 */
export function writtenOnce<
  Db extends QueryExecutorProvider & { withoutPlugins(): Db },
  Values extends object,
  Query extends Compilable<unknown>,
>(write: (db: Db, values: Values) => Query): (db: Db, values: Values) => Promise<InferResult<Query>> {
  let written: Written | undefined
  return async (db, values) => {
    written ??= look(write(db.withoutPlugins(), placesFor<Values>()).compile())
    const executor = db.getExecutor()
    const queryId = createQueryId()
    const given = new Map(Object.entries(values))
    const { rows } = await executor.executeQuery({
      ...written.query,
      query: executor.transformQuery(written.query.query, queryId),
      queryId,
      parameters: written.parameters.map(({ name, value }) => (name === undefined ? value : given.get(name))),
    })
    return rows as InferResult<Query>
  }
}

function placesFor<Values extends object>(): Values {
  const get = (_: object, name: string | symbol): Place => ({ placeOf: String(name) })
  return new Proxy({}, { get }) as Values
}

function look(query: CompiledQuery): Written {
  const parameters = query.parameters.map((value) =>
    isPlace(value) ? { name: value.placeOf, value: null } : { value },
  )
  return { query, parameters }
}

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && 'placeOf' in value
