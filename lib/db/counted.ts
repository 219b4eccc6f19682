import { countStatement } from '@/lib/log/visit'
import { PrismaPgInTurn } from './in-turn'

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
