import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, openSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { settings } from '@/lib/config/settings'
import { Refusal } from '@/lib/errors/refusal'
import { plainLetters } from '@/lib/text/fold'
import { contents } from './contents'
import { incomingFolder, prepared } from './folder'

/**
 * The bytes of a stored file as a stream, after all of them were compared with their hash: what is not there, or not
 * what was stored, refuses `unavailable` (file_missing, file_damaged) instead of being handed out.
 */
export async function openFile(sha256: string): Promise<ReadableStream<Uint8Array>> {
  const { found, bytes } = await lookedThrough(sha256)
  if (bytes) return webStream(bytes)
  throw new Refusal('unavailable', { reason: found === null ? 'file_missing' : 'file_damaged' })
}

/** The same for keeping them elsewhere; null where they are missing or damaged. */
export async function storedBytes(sha256: string): Promise<Readable | null> {
  return (await lookedThrough(sha256)).bytes
}

/** The SHA-256 of what lies in the place of this content; null when nothing does. */
export async function hashThere(sha256: string): Promise<string | null> {
  const bytes = await contents().open(sha256)
  return bytes && hashOf(bytes)
}

async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest('hex')
}

/** What lies there, read twice: once to compare, then to hand out. What lies elsewhere is fetched once, into a file that has no name any more. */
async function lookedThrough(sha256: string): Promise<{ found: string | null; bytes: Readable | null }> {
  if (settings().STORAGE_URL === undefined) {
    const bytes = await contents().open(sha256)
    const found = await hashThere(sha256)
    if (found === sha256) return { found, bytes }
    bytes?.destroy()
    return { found, bytes: null }
  }
  const fetched = await contents().open(sha256)
  if (!fetched) return { found: null, bytes: null }
  const name = path.join(await prepared(incomingFolder()), `${randomUUID()}.out`)
  const file = await open(name, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    for await (const piece of fetched) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    const found = hash.digest('hex')
    return { found, bytes: found === sha256 ? createReadStream('', { fd: openSync(name, 'r') }) : null }
  } finally {
    await file.close()
    await rm(name, { force: true })
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

/** The type as which a file leaves: what may act by itself (`warning`) as bytes that no program takes for its own. */
export function typeToSave(warning: string | null, contentType: string): string {
  return warning === null ? contentType : 'application/octet-stream'
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
