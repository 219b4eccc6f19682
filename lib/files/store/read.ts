import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Refusal } from '@/lib/errors/refusal'
import { pathOf } from './folder'

/**
 * The bytes of a stored file as a stream, after all of them were compared with their hash: what is not there, or not
 * what was stored, refuses `unavailable` (file_missing, file_damaged) instead of being handed out.
 */
export async function openFile(sha256: string): Promise<ReadableStream<Uint8Array>> {
  const path = pathOf(sha256)
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refusal('unavailable', { reason: 'file_missing' })
    throw error
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('unavailable', { reason: 'file_damaged' })
  return webStream(createReadStream(path))
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    cancel: () => {
      stream.destroy()
    },
  })
}
