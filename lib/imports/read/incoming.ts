import { Refusal } from '@/lib/errors/refusal'
import { cleanedLine } from '@/lib/text/characters'
import { limits } from './limits'
import { readPasted, readTable } from './read'
import { refuseTable, type Sheet } from './sheet'

export type Incoming = { body: ReadableStream<Uint8Array> | null; declaredSize: number | null }
export type Read = { name: string; bytes: Buffer; sheets: readonly Sheet[] }

/**
 * What came as a file, read as sheets. What is announced or turns out larger than a table may be is refused before it is
 * read. Refusals: those of `readTable`, `file_cut`.
 */
export async function readFile(called: string, incoming: Incoming): Promise<Read> {
  const bytes = await bytesOf(incoming)
  const name = cleanedLine(called).slice(0, 200) || '?'
  return { name, bytes, sheets: await readTable(bytes, name) }
}

/** What was pasted, read as a sheet. */
export function readText(text: string): Read {
  return { name: '', bytes: Buffer.from(text), sheets: readPasted(text) }
}

async function bytesOf({ body, declaredSize }: Incoming): Promise<Buffer> {
  if ((declaredSize ?? 0) > limits.fileBytes) refuseTable('table_too_large')
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  try {
    for (;;) {
      const next = await reader?.read().catch(() => {
        throw new Refusal('unavailable', { reason: 'file_cut' })
      })
      if (!next || next.done) break
      size += next.value.byteLength
      if (size > limits.fileBytes) refuseTable('table_too_large')
      chunks.push(next.value)
    }
  } finally {
    // Let go, not cancelled: cancelling would cut off the answer.
    reader?.releaseLock()
  }
  if (declaredSize !== null && size !== declaredSize) throw new Refusal('unavailable', { reason: 'file_cut' })
  return Buffer.concat(chunks)
}
