import { turns } from '@/lib/access/request/turns'
import { valuesByName } from '@/lib/action/posted'
import { Refusal } from '@/lib/errors/refusal'
import { mostBytes } from '@/lib/files/store/folder'
import type { Fields } from './forms'

/** Of a form with files: its fields, and the files that were chosen. */
export type Multipart = { fields: Fields; files: File[] }

/** Beside the bytes of the files: names, boundaries, fields. */
const around = 64 * 1024
/** How much more than the limit is still read and thrown away, so that the browser gets the answer instead of a cut line. */
const overrun = 100 * 1024 * 1024

/** A form with files is held in memory until it is whole: few at a time. */
const reading = turns(2)

/**
 * Reads a form with files, of at most the bytes that one stored file may have in all. Refuses file_too_large, and file_cut
 * for what is no such form or ended early.
 */
export async function filesIn(request: Request): Promise<Multipart> {
  await reading.enter()
  try {
    return await read(request)
  } finally {
    reading.leave()
  }
}

async function read(request: Request): Promise<Multipart> {
  const body = await whole(request.body, mostBytes() + around)
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  if (form === null) throw new Refusal('unavailable', { reason: 'file_cut' })
  const texts: [string, string][] = []
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') texts.push([name, value])
    // A control in which nothing was chosen sends a file without a name.
    else if (value.name !== '') files.push(value)
  }
  return { fields: valuesByName(texts), files }
}

async function whole(body: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done || value === undefined) break
      size += value.byteLength
      if (size <= most) chunks.push(value)
      else chunks.length = 0
      if (size > most + overrun) break
    }
  } catch {
    throw new Refusal('unavailable', { reason: 'file_cut' })
  } finally {
    reader?.releaseLock()
  }
  if (size > most) throw new Refusal('invalid', { reason: 'file_too_large' })
  return Buffer.concat(chunks)
}
