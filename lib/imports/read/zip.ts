import { fromBufferPromise } from 'yauzl'
import { Refusal } from '@/lib/errors/refusal'
import { limits } from './limits'
import { refuseTable } from './sheet'

/** Parts of a zipped table that are read. */
const read = /\.(xml|rels)$|^mimetype$/i

/**
 * The XML parts of a zipped table by name. Every part is unpacked and counted, whatever the directory says of it: more than
 * a table is (`table_unpacked`), parts that are locked or damaged are refused.
 */
export async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  let left: number = limits.unpackedBytes
  const zip = await fromBufferPromise(bytes).catch(() => refuseTable('table_damaged'))
  if (zip.entryCount > limits.parts) refuseTable('table_unpacked')
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) refuseTable('table_locked')
      if (entry.fileName.endsWith('/')) continue
      const kept: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const piece = Buffer.from(chunk)
        left -= piece.length
        if (left < 0) refuseTable('table_unpacked')
        if (read.test(entry.fileName)) kept.push(piece)
      }
      if (read.test(entry.fileName)) parts.set(entry.fileName, Buffer.concat(kept))
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuseTable('table_damaged')
  } finally {
    zip.close()
  }
  return parts
}
