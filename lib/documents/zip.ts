import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** `packed`: the file holds what `packInto` made of a content of this sum and size. */
export type ZipEntry = { name: string; file: string; packed?: Packed }
type Packed = { sum: number; size: number }

/** Sizes stand in 32 bits; more is no file that anybody fetches. */
const most = 0xffff_ffff

/** Writes a text, as it comes, packed into a file that becomes an entry of a ZIP. */
export async function packInto(file: string, text: AsyncIterable<string> | Iterable<string>): Promise<Packed> {
  const packed: Packed = { sum: 0, size: 0 }
  async function* bytes() {
    for await (const part of text) {
      const chunk = Buffer.from(part)
      packed.sum = crc32(chunk, packed.sum)
      packed.size += chunk.length
      yield chunk
    }
  }
  await pipeline(bytes(), createDeflateRaw({ level: 4 }), createWriteStream(file, { mode: 0o600 }))
  if (packed.size > most) throw new RangeError('more than a ZIP holds')
  return packed
}

/**
 * Files as one ZIP, stored as they are (PDF and DOCX are packed already) or packed before, read piece by piece. Names in
 * UTF-8; no time, so that the same files make the same ZIP.
 */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const zip = await open(path, 'w', 0o600)
  try {
    const directory: Buffer[] = []
    let at = 0
    for (const { name, file, packed } of entries) {
      const size = (await stat(file)).size
      if (at + size > most) throw new RangeError('more than a ZIP holds')
      const label = Buffer.from(name)
      const content = packed ?? { sum: await sumOf(file), size }
      const fields = header({ ...content, packed: packed !== undefined, kept: size }, label.length)
      const head = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), fields, label])
      await zip.write(head)
      await copied(file, zip)
      const place = Buffer.alloc(14)
      place.writeUInt32LE(at, 10)
      directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003\u0014\u0000', 'latin1'), fields, place, label)
      at += head.length + size
    }
    await zip.write(Buffer.concat([...directory, endOf(entries.length, Buffer.concat(directory).length, at)]))
  } finally {
    await zip.close()
  }
}

type Kept = Packed & { packed: boolean; kept: number }

/** What stands in both places: UTF-8 names, stored or packed, the first day of 1980, sum, sizes, length of the name. */
function header({ sum, size, packed, kept }: Kept, nameLength: number): Buffer {
  const fields = Buffer.alloc(24)
  fields.writeUInt16LE(0x0800, 0)
  fields.writeUInt16LE(packed ? 8 : 0, 2)
  fields.writeUInt16LE(0x0021, 6)
  fields.writeUInt32LE(sum, 8)
  fields.writeUInt32LE(kept, 12)
  fields.writeUInt32LE(size, 16)
  fields.writeUInt16LE(nameLength, 20)
  return fields
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}

async function sumOf(file: string): Promise<number> {
  let sum = 0
  for await (const chunk of createReadStream(file)) sum = crc32(chunk, sum)
  return sum
}

async function copied(file: string, zip: FileHandle): Promise<void> {
  for await (const chunk of createReadStream(file)) await zip.write(chunk)
}
