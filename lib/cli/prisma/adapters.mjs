// Database adapters for the schema engine: PostgreSQL by address, PGlite in memory as the shadow database.
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

const charOid = 18
const textOid = 25
const opened = []

/** Closes what was opened in memory. */
export async function closeDatabases() {
  for (const database of opened) await database.close().catch(() => {})
}

/** The adapter factory for the address; without an address everything happens in memory. */
export async function adapterFactory(url) {
  const factory = url.startsWith('postgres') ? await serverFactory(url) : await memoryFactory()
  const connect = factory.connect.bind(factory)
  factory.connect = async () => withCharColumns(await connect())
  factory.connectToShadowDb = async () => withCharColumns(await (await memoryFactory()).connect())
  return factory
}

async function serverFactory(connectionString) {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  return new PrismaPg({ connectionString })
}

async function memoryFactory() {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  const { unaccent } = await import('@electric-sql/pglite/contrib/unaccent')
  const { pgcrypto } = await import('@electric-sql/pglite/contrib/pgcrypto')
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  const database = await PGlite.create('memory://', { extensions: { pg_trgm, unaccent, pgcrypto } })
  opened.push(database)
  const factory = new PrismaPGlite(database)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    // The package does not wait for a script, so a failing one would count as applied.
    adapter.executeScript = async (script) => {
      try {
        await database.exec(script)
      } catch (error) {
        adapter.onError(error)
      }
    }
    return adapter
  }
  return factory
}

/** The adapters do not know PostgreSQL's "char" type, which its catalogue tables use: read as text, name it a character. */
function withCharColumns(adapter) {
  let isChar = []
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    const fields = result.fields ?? []
    isChar = fields.map((field) => field.dataTypeID === charOid)
    for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    result.columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type))
    return result
  }
  const startTransaction = adapter.startTransaction?.bind(adapter)
  if (startTransaction) {
    adapter.startTransaction = async (...options) => {
      const transaction = await startTransaction(...options)
      return transaction.performIO ? withCharColumns(transaction) : transaction
    }
  }
  return adapter
}
