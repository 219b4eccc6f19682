import { createHash } from 'node:crypto'
import { OperatorError } from '@/lib/errors/operator'
import { BackupRefused, type Entry, entriesOf, requireSeal } from './archive'
import { aboutSchema, formatNumber, type Manifest, manifestSchema, nameOf, partsOf } from './format'
import { isSigned, type Keys, knownBy } from './keys'

/** More than the list of any installation's files. */
const longestManifest = 256 * 1024 * 1024

/**
 * Reads a backup from its first byte to its last, once, and answers what is in it. Refuses one that is cut, altered, of a
 * newer form, or that does not belong to these keys: BackupRefused, before anything was touched.
 */
export async function verifyBackup(file: string, keys: Keys): Promise<Manifest> {
  await requireSeal(file)
  const found: { name: string; size: number; sha256: string }[] = []
  let about = false
  let manifest: { read: Manifest; bytes: Buffer } | null = null
  let signature: Buffer | null = null
  for await (const entry of entriesOf(file)) {
    if (!about) {
      requireAbout(file, entry, await bytesOf(entry))
      about = true
    } else if (entry.name === nameOf.manifest) {
      const bytes = await bytesOf(entry)
      manifest = { read: readManifest(file, bytes), bytes }
    } else if (entry.name === nameOf.signature) signature = await bytesOf(entry)
    else found.push(await measured(entry))
  }
  if (!about) throw new BackupRefused(`${file} is no backup of Dertig.`)
  if (!manifest || !signature) throw new BackupRefused(`${file} is not whole: its end is missing.`)
  requireParts(file, manifest.read, found)
  requireKeys(file, manifest.read, keys)
  if (!isSigned(manifest.bytes, signature, keys, manifest.read.log.origin))
    throw new BackupRefused(`${file} was altered: its list of contents is not signed by the key of its log.`)
  return manifest.read
}

function requireAbout(file: string, { name }: Entry, bytes: Buffer): void {
  const about = name === nameOf.about ? aboutSchema.safeParse(jsonIn(bytes)) : null
  if (!about?.success) throw new BackupRefused(`${file} is no backup of Dertig.`)
  if (about.data.format > formatNumber) {
    throw new BackupRefused(
      `${file} was made by a newer Dertig (${about.data.version}), whose backups this one cannot read. Install that version and restore with it.`,
    )
  }
}

function readManifest(file: string, bytes: Buffer): Manifest {
  const read = manifestSchema.safeParse(jsonIn(bytes))
  if (!read.success) throw new BackupRefused(`${file} was altered or damaged: its list of contents cannot be read.`)
  return read.data
}

function requireParts(
  file: string,
  manifest: Manifest,
  found: readonly { name: string; size: number; sha256: string }[],
) {
  let place = 0
  for (const part of partsOf(manifest)) {
    const there = found[place]
    if (there?.name !== part.name) throw new BackupRefused(`${file} is not whole: ${part.name} is missing.`)
    if (there.size !== part.size || there.sha256 !== part.sha256)
      throw new BackupRefused(`${file} was altered: ${part.name} is not what was kept.`)
    place += 1
  }
  const more = found[place]
  if (more) throw new BackupRefused(`${file} was altered: ${more.name} was put into it.`)
}

function requireKeys(file: string, manifest: Manifest, keys: Keys): void {
  const known = knownBy(keys, manifest.log.origin)
  if (known.signing === manifest.keys.signing && known.encryption === manifest.keys.encryption) return
  throw new BackupRefused(`The keys given do not belong to ${file}: give the file of keys that was made with it.`)
}

async function measured({ name, size, bytes }: Entry) {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return { name, size, sha256: hash.digest('hex') }
}

/** All bytes of one small part. */
export async function bytesOf({ name, size, bytes }: Entry): Promise<Buffer> {
  if (size > longestManifest) throw new OperatorError(`${name} is larger than any that Dertig writes.`)
  const pieces: Buffer[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
