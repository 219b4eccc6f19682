import { PrismaPg } from '@prisma/adapter-pg'
import { countStatement } from '@/lib/log/visit'

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

type Adapter = Awaited<ReturnType<PrismaPgInTurn['connect']>>
type Sender = Pick<Adapter, 'queryRaw' | 'executeRaw'>

/** The driver, counting every statement for the visit that sends it, also one that fails. */
export class CountedPg extends PrismaPgInTurn {
  override async connect(): Promise<Adapter> {
    const adapter = counted(await super.connect())
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => {
      // BEGIN, and SET TRANSACTION when the isolation is told, go out before the transaction is in our hands.
      countStatement()
      if (isolation) countStatement()
      return counted(await start(isolation))
    }
    return adapter
  }
}

function counted<T extends Sender>(sender: T): T {
  const queryRaw = sender.queryRaw.bind(sender)
  const executeRaw = sender.executeRaw.bind(sender)
  sender.queryRaw = (query) => {
    countStatement()
    return queryRaw(query)
  }
  sender.executeRaw = (query) => {
    countStatement()
    return executeRaw(query)
  }
  return sender
}
