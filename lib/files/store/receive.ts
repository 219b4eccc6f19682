import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'
import { Refusal } from '@/lib/errors/refusal'
import { isText } from '@/lib/text/characters'
import { contents } from './contents'
import { evidenceByContent, evidencePromised } from './evidence'
import { incomingFolder, mostBytes, prepared } from './folder'
import { checkedName, endingOf } from './name'
import { refuseActivePdf } from './pdf'
import { scanFile } from './scan'
import { type Active, activeInZip, type Looked, promisedType, startsAsZip, typeByContent, type Zipped } from './type'

/** How an entry of a directory begins. */
const directoryEntry = Buffer.from('PK\x01\x02', 'latin1')
/** More than the directory of any document that people write. */
const mostEntries = 10_000
const mostRead = 2 * 1024 * 1024

/** What the reader of zips may read of a file: nothing past its end, and not without limit, whatever a directory claims. */
class Readable extends RandomAccessReader {
  /** Where the last reading ended. */
  end = 0
  #left = mostRead

  constructor(
    private readonly file: FileHandle,
    private readonly size: number,
  ) {
    super()
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, read?: number) => void,
  ) {
    this.end = position + length
    this.#left -= length
    if (this.end > this.size || this.#left < 0) return done(new Error('a directory that no document has'))
    this.file.read(buffer, offset, length, position).then(({ bytesRead }) => done(null, bytesRead), done)
  }
}

/** Entries whose text says what a document links to and embeds, and how much of each is read. */
const telling =
  /(^|\/)(\[Content_Types\]\.xml|[^/]*\.rels|manifest\.xml|content\.xml|settings\.xml|document\.xml|styles\.xml)$/i
const mostTold = 8 * 1024 * 1024

/**
 * What a zip says of itself: its names by the directory, and the texts that tell what it embeds and links to, unpacked up to
 * a limit. Null when the directory is damaged, lies or has no end.
 */
async function zipContents(file: FileHandle, size: number): Promise<Zipped | null> {
  const bytes = new Readable(file, size)
  const entries: Entry[] = []
  try {
    const zip = await fromRandomAccessReaderPromise(bytes, size, { autoClose: false })
    if (zip.entryCount > mostEntries) return null
    for await (const entry of zip.eachEntry()) entries.push(entry)
    // Other programs may read on where the count of entries stops.
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, bytes.end)
    if (buffer.equals(directoryEntry)) return null
    let told = ''
    for (const entry of entries.filter(({ fileName }) => telling.test(fileName)))
      told += await unpacked(file, size, entry, mostTold - told.length)
    const names = entries.map(({ fileName }) => fileName)
    return { names, active: activeInZip(names, told) }
  } catch (error) {
    // A disk that fails says so by a code; a file that lies does not.
    if (error instanceof Error && 'code' in error && !/^Z_|^ERR_/.test(String(error.code))) throw error
    return null
  }
}

/** The text of an entry, without NUL, so that UTF-16 reads like the rest. Fails where it is larger than what is left. */
async function unpacked(file: FileHandle, size: number, entry: Entry, left: number): Promise<string> {
  const { buffer: head } = await file.read(Buffer.alloc(30), 0, 30, entry.relativeOffsetOfLocalHeader)
  const from = entry.relativeOffsetOfLocalHeader + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (entry.compressedSize > size - from || entry.compressedSize > mostTold || left <= 0)
    throw new Error('no such entry')
  const packed = Buffer.alloc(entry.compressedSize)
  await file.read(packed, 0, packed.length, from)
  const plain = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left })
  return plain.toString('latin1').replaceAll('\0', '')
}

/** Tells, while bytes pass by, whether they all are printable UTF-8 text. Keeps nothing. */
class PrintableText {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #holds = true

  /** The next bytes. */
  add(chunk: Uint8Array): void {
    if (!this.#holds) return
    this.#holds = this.#decodes(chunk, true)
  }

  /** After the last bytes: was it text. */
  end(): boolean {
    return this.#holds && this.#decodes(new Uint8Array(), false)
  }

  #decodes(chunk: Uint8Array, stream: boolean): boolean {
    try {
      return isText(this.#decoder.decode(chunk, { stream }))
    } catch {
      return false
    }
  }
}

/** What a door hands on: bytes as they come, and how many the sender announced. */
export type Incoming = { body: ReadableStream<Uint8Array> | null; declaredSize: number | null }

/** A whole file on disk that nothing points to yet. Keep it (keep.ts) or discard it. */
export type Received = { path: string; name: string; sha256: string; size: number; contentType: string }

/** The same of a file that is evidence, with what in it may act by itself. */
export type ReceivedEvidence = Received & { warning: Active | null }

const headSize = 4_100

/**
 * Takes a file in: name and ending first, then the bytes as a stream into a file of their own, hashed and counted as they
 * come, synced to disk, and their type by content. Refuses `invalid` (file_name_long, file_name_signs, file_ending,
 * file_empty, file_too_large, file_type, file_macros, file_embeds, file_external, file_scripts, file_locked,
 * file_mismatch, file_infected) or `unavailable` (file_cut: the sending ended early; file_unscanned, file_storage);
 * then nothing is left on disk.
 */
export async function receiveFile(given: string, incoming: Incoming): Promise<Received> {
  const name = checkedName(given)
  const promised = promisedType(name)
  return incame(name, incoming, async (looked, target) => {
    const contentType = await typeByContent(looked, promised)
    if (contentType === 'application/pdf') refuseActivePdf(await readFile(target))
    return { contentType }
  })
}

/**
 * The same for what was found and must be kept as it is: mails, tables and old documents too, and what may act by itself is
 * marked instead of refused. Refuses as receiveFile does, but evidence_ending and evidence_type for kinds that are not kept.
 */
export async function receiveEvidence(given: string, incoming: Incoming): Promise<ReceivedEvidence> {
  const name = checkedName(given)
  const promised = evidencePromised(endingOf(name))
  if (promised === null)
    throw new Refusal('invalid', { reason: 'evidence_ending', fields: { name: ['evidence_ending'] } })
  return incame(name, incoming, async (looked, target) => evidenceByContent(looked, await readFile(target), promised))
}

async function incame<T extends { contentType: string }>(
  name: string,
  incoming: Incoming,
  judge: (looked: Looked, target: string) => Promise<T>,
): Promise<Omit<Received, 'contentType'> & T> {
  if ((incoming.declaredSize ?? 0) > mostBytes()) throw tooLarge()
  const target = path.join(await prepared(incomingFolder()), `${randomUUID()}.part`)
  try {
    const file = await open(target, 'wx+', 0o600)
    try {
      const { sha256, size, head, text } = await written(file, incoming)
      const zip = startsAsZip(head) ? await zipContents(file, size) : null
      const judged = await judge({ head, text, zip }, target)
      await scanFile(target, sha256)
      await file.sync()
      await contents().ahead(sha256, target)
      return { path: target, name, sha256, size, ...judged }
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}

/** Removes a received file that was not kept; does nothing to one that was. */
export async function discard(received: Pick<Received, 'path'>): Promise<void> {
  await rm(received.path, { force: true })
}

async function written(file: FileHandle, { body, declaredSize }: Incoming) {
  const hash = createHash('sha256')
  const text = new PrintableText()
  const heads: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunksOf(body)) {
    if (size < headSize) heads.push(chunk.slice(0, headSize - size))
    size += chunk.byteLength
    if (size > mostBytes()) throw tooLarge()
    hash.update(chunk)
    text.add(chunk)
    await whole(file, chunk)
  }
  if (declaredSize !== null && size !== declaredSize) throw cut()
  if (size === 0) throw new Refusal('invalid', { reason: 'file_empty', fields: { file: ['file_empty'] } })
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(heads), text: text.end() }
}

async function whole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    done += (await file.write(chunk, done, chunk.byteLength - done)).bytesWritten
  }
}

/** The chunks of a body. It is let go, not cancelled, when reading stops early: cancelling would cut off the answer. */
async function* chunksOf(body: Incoming['body']): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw cut()
      })
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}

const tooLarge = () =>
  new Refusal('invalid', {
    reason: 'file_too_large',
    fields: { file: ['file_too_large'] },
    data: { mostBytes: mostBytes() },
  })
const cut = () => new Refusal('unavailable', { reason: 'file_cut' })
