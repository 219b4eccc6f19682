import type { FileHandle } from 'node:fs/promises'

const endSize = 22
const longestComment = 65_535
const largestDirectory = 1024 * 1024

/**
 * The names in a zip, read from its directory at the end; nothing is unpacked. Null when there is no such directory, or
 * one that is larger than a document has.
 */
export async function zipNames(file: FileHandle, size: number): Promise<string[] | null> {
  const tail = await read(file, Math.max(0, size - endSize - longestComment), size)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + endSize > tail.length) return null
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (length > largestDirectory || start + length > size) return null
  const directory = await read(file, start, start + length)
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset))
    if (name === undefined || extra === undefined || comment === undefined) return null
    names.push(directory.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
  return bytes.subarray(0, bytesRead)
}
