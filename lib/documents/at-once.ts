import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Failure } from '@/lib/errors/refusal'
import type { Made, Order } from './order'
import { documents } from './program'
import { whyNotMade } from './runner'
import { prepareShelf } from './shelf'

/** A small document, made while `who` waits: its bytes, or why not. Null facts: what it is about is not there. */
export async function makeAtOnce(who: string, order: Order): Promise<{ made: Made; bytes: Buffer } | Failure> {
  const file = path.join(await prepareShelf(), `${randomUUID()}.once`)
  try {
    const made = await documents().make({ order, lane: 'short', who, file })
    return made ? { made, bytes: await readFile(file) } : { ok: false, code: 'not_found' }
  } catch (error) {
    return whyNotMade(error)
  } finally {
    await rm(file, { force: true })
  }
}
