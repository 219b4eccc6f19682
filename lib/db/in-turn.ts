import { PrismaPg } from '@prisma/adapter-pg'

type Connected = Awaited<ReturnType<PrismaPg['connect']>>
type Transaction = Awaited<ReturnType<Connected['startTransaction']>>

/**
 * Prisma's adapter for PostgreSQL, with the queries of one transaction one after another; outside a transaction each query
 * has a connection of its own and nothing changes. Prisma reads the relations of a row at once (`select` of two or more), but a
 * transaction has one connection: pg queues such queries with a DeprecationWarning, and refuses them from version 9 on.
 * To be taken out when the adapter does this itself (github.com/prisma/orm, issue 29646, pull request 29979).
 */
export class PrismaPgInTurn extends PrismaPg {
  override async connect(): Promise<Connected> {
    const connected = await super.connect()
    const start = connected.startTransaction.bind(connected)
    connected.startTransaction = async (level) => inTurn(await start(level))
    return connected
  }
}

/** A query that fails fails alone: the next one is still asked, and PostgreSQL says what it thinks of it. */
function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve()
  const afterLast = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = last.then(ask)
    last = answer.catch(() => {})
    return answer
  }
  const queryRaw = transaction.queryRaw.bind(transaction)
  const executeRaw = transaction.executeRaw.bind(transaction)
  transaction.queryRaw = (query) => afterLast(() => queryRaw(query))
  transaction.executeRaw = (query) => afterLast(() => executeRaw(query))
  return transaction
}
