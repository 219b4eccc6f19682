import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@/lib/db/testing'

/** The notice of a leak to a customer, as it is worked on. */
export async function someNotice({ client }: TestDatabase, ref: string): Promise<string> {
  const leak = await client.leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
  const at = new Date()
  const notice = await client.customerNotice.create({
    data: {
      ...{ id: randomUUID(), leakId: leak.id, customer: 'Bakkerij De Smet', contact: '', language: 'nl' },
      ...{ body: 'Beste [nog niet bekend: naam]', createdAt: at, updatedAt: at },
    },
  })
  return notice.id
}
