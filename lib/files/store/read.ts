import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Refusal } from '@/lib/errors/refusal'
import { plainLetters } from '@/lib/text/fold'
import { pathOf } from './folder'

/**
 * The bytes of a stored file as a stream, after all of them were compared with their hash: what is not there, or not
 * what was stored, refuses `unavailable` (file_missing, file_damaged) instead of being handed out.
 */
export async function openFile(sha256: string): Promise<ReadableStream<Uint8Array>> {
  const found = await hashOnDisk(sha256)
  if (found === null) throw new Refusal('unavailable', { reason: 'file_missing' })
  if (found !== sha256) throw new Refusal('unavailable', { reason: 'file_damaged' })
  return webStream(createReadStream(pathOf(sha256)))
}

/** The bytes of a stored file for keeping them elsewhere, looked through before the first is given; null where they are missing or damaged. */
export async function storedBytes(sha256: string): Promise<AsyncIterable<Buffer> | null> {
  return (await hashOnDisk(sha256)) === sha256 ? createReadStream(pathOf(sha256)) : null
}

/** The SHA-256 of what lies in the place of this content; null when nothing does. */
export async function hashOnDisk(sha256: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(pathOf(sha256))) hash.update(chunk)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A stream of Node as the web's, piece by piece as it is taken. */
export function webStream(stream: Readable): ReadableStream<Uint8Array> {
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

/** Headers with which a file leaves as something to save: its name in every spelling, nothing to run, nothing to keep. */
export function downloadHeaders(name: string, contentType: string, size?: number): Record<string, string> {
  return {
    'content-type': contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType,
    ...(size === undefined ? {} : { 'content-length': String(size) }),
    'content-disposition': contentDisposition(name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cache-control': 'private, no-store',
  }
}

/** RFC 6266: a plain name for old readers, and the whole one by RFC 5987. */
export function contentDisposition(name: string): string {
  const plain = plainLetters(name)
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
