import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@/lib/db/testing'

/** A letter about a leak to the people concerned, as it is worked on. */
export async function someLetter({ client }: TestDatabase, ref: string): Promise<string> {
  const leak = await client.leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
  const at = new Date()
  const parts = { subject: 'Belangrijk', what: 'Er is iets gebeurd [nog niet bekend: wat]' }
  const letter = await client.peopleLetter.create({
    data: {
      ...{ id: randomUUID(), leakId: leak.id, form: 'letter', topic: 'published', language: 'nl', audience: '' },
      ...{ isFurther: false, parts, createdAt: at, updatedAt: at },
    },
  })
  return letter.id
}

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
