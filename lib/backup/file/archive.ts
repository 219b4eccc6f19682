import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { OperatorError } from '@/lib/errors/operator'

/** How every backup begins, as all that gzip packs. */
const beginning = Buffer.from('1f8b08', 'hex')

/**
 * How it ends: an empty second member of gzip, whose comment is the SHA-256 of every byte before it. Other programs unpack
 * nothing from it; a byte that changed anywhere, also one that packing does not use, is seen.
 */
const sealOf = (sha256: string): Buffer =>
  Buffer.concat([
    Buffer.from('1f8b081000000000' + '00ff', 'hex'),
    Buffer.from(`sha256:${sha256}\0`, 'latin1'),
    Buffer.from('0300' + '00000000' + '00000000', 'hex'),
  ])
const sealBytes = sealOf('0'.repeat(64)).length

/** A file that is no whole backup, or no longer what was written; nothing has been touched yet when it is thrown. */
export class BackupRefused extends OperatorError {}

/** A packed archive that is being written to a file that is not there yet. */
export type Archive = {
  /** Adds one part; answers when its bytes are on their way. */
  add(name: string, size: number, pieces: AsyncIterable<Buffer> | readonly Buffer[]): Promise<void>
  /** Ends it; answers size and SHA-256 of the file when all is on the disk. */
  finish(): Promise<{ size: number; sha256: string }>
}

/** Begins an archive in a new file, which only its owner may read; memory stays the same however much is added. */
export function createArchive(file: string): Archive {
  const tar = pack()
  const [inner, whole] = [createHash('sha256'), createHash('sha256')]
  let size = 0
  const sealed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      inner.update(chunk)
      whole.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const seal = sealOf(inner.digest('hex'))
      size += seal.length
      whole.update(seal)
      done(null, seal)
    },
  })
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  const written = pipeline(tar, createGzip(), sealed, target)
  let failure: unknown = null
  let giveUp = (_error: unknown): void => {}
  written.catch((error) => {
    failure = error
    giveUp(error)
  })
  return {
    add(name, length, pieces) {
      return new Promise<void>((resolve, reject) => {
        if (failure) return reject(failure)
        // A disk that fails while nobody writes is told to whoever writes next; what waits for it is let go.
        giveUp = reject
        const entry = tar.entry({ name, size: length, mtime: new Date(0) }, (error) =>
          error ? reject(error) : resolve(),
        )
        entry.on('error', reject)
        filled(entry, pieces).catch(reject)
      })
    },
    async finish() {
      tar.finalize()
      await written
      return { size, sha256: whole.digest('hex') }
    },
  }
}

type Sink = ReturnType<ReturnType<typeof pack>['entry']>

async function filled(entry: Sink, pieces: AsyncIterable<Buffer> | readonly Buffer[]): Promise<void> {
  for await (const piece of pieces)
    if (piece.length > 0 && !entry.write(piece))
      await new Promise<void>((drained) => entry.once('drain', () => drained()))
  entry.end(undefined)
}

export type Entry = { name: string; size: number; bytes: AsyncIterable<Buffer> }

/** The parts of an archive, one after the other. Throws BackupRefused where the file is cut, or is none of ours. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const tar = extract()
  const read = pipeline(createReadStream(file), createGunzip(), tar)
  read.catch(() => {})
  try {
    for await (const entry of tar)
      yield { name: entry.header.name, size: entry.header.size ?? 0, bytes: piecesOf(file, entry) }
    await read
  } catch (error) {
    throw refusalOf(file, error)
  } finally {
    tar.destroy()
  }
}

async function* piecesOf(file: string, entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const piece of entry) if (Buffer.isBuffer(piece)) yield piece
  } catch (error) {
    throw refusalOf(file, error)
  }
}

/** Refuses a file that does not begin as a backup does. */
export async function requireBeginning(file: string): Promise<void> {
  const head = await bytesAt(file, 0, beginning.length)
  if (!head.equals(beginning)) throw new BackupRefused(`${file} is no backup of Dertig.`)
}

/** Refuses a file of which any byte is not what was written, or of which the end is missing. */
export async function requireSeal(file: string): Promise<void> {
  await requireBeginning(file)
  const end = Math.max(0, (await stat(file)).size - sealBytes)
  const seal = await bytesAt(file, end, sealBytes)
  if (!seal.subarray(0, 10).equals(sealOf('').subarray(0, 10)))
    throw new BackupRefused(`${file} is cut off, or is no backup of Dertig.`)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { end: end - 1 })) hash.update(piece)
  if (!seal.equals(sealOf(hash.digest('hex'))))
    throw new BackupRefused(`${file} was altered or damaged: it is not what was written.`)
}

async function bytesAt(file: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.code
    throw new BackupRefused(`${file} cannot be read: ${why}.`)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What unpacking says, as a sentence for the operator; what a disk says stays as it is. */
function refusalOf(file: string, error: unknown): unknown {
  if (error instanceof OperatorError || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(error.message)) return new BackupRefused(`${file} is cut off.`)
  if (code.startsWith('Z_') || /tar|header|checksum/i.test(error.message))
    return new BackupRefused(`${file} was altered or damaged: it cannot be unpacked.`)
  return error
}
