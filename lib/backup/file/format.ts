import { z } from 'zod'
import { instantSchema } from '@/lib/time/types'

/** Number of the form of a backup: a program reads its own and older ones. */
export const formatNumber = 1

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const name = z.string().min(1).max(200)

/** The first thing in a backup: what it is, and who can read it. */
export const aboutSchema = z.object({ kind: z.literal('dertig backup'), format: count, version: z.string().max(50) })

const pieceSchema = z.object({ size: count, sha256: digest })

const tableSchema = z.object({
  name,
  columns: z.array(name),
  rows: count,
  /** Of all rows, in the order of their key, as COPY writes them. */
  sha256: digest,
  parts: z.array(pieceSchema),
})
export type TableKept = z.infer<typeof tableSchema>

/** The last but one: everything that is in it, with digests, so that nothing can be taken out, changed or put in unseen. */
export const manifestSchema = z.object({
  format: z.literal(formatNumber),
  version: z.string().max(50),
  madeAt: instantSchema,
  migrations: z.array(z.object({ name, checksum: digest })).min(1),
  tables: z.array(tableSchema).min(1),
  sequences: z.array(z.object({ name, last: z.string().regex(/^\d+$/) })),
  /** Contents of the store, by their SHA-256. */
  files: z.array(pieceSchema),
  /** Contents that rows told of and whose bytes were not there, or no longer what was stored. */
  missing: z.array(digest),
  /** The audit log at that moment, and its last signed checkpoint. */
  log: z.object({ origin: name, size: count, root: z.string(), checkpoint: z.string().nullable() }),
  /** By what the keys that belong to it are known; the keys themselves are never in a backup. */
  keys: z.object({ signing: z.string(), encryption: digest }),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Names of the parts, in the order in which they stand. */
export const nameOf = {
  about: 'about.json',
  tablePart: (table: number, part: number) => `tables/${digits(table, 4)}/${digits(part, 6)}`,
  file: (sha256: string) => `files/${sha256}`,
  manifest: 'manifest.json',
  signature: 'manifest.sig',
} as const

const digits = (value: number, places: number) => String(value).padStart(places, '0')

/** Every part that a backup with this manifest has between its beginning and its manifest, in order, with size and digest. */
export function* partsOf({ tables, files }: Manifest): Generator<{ name: string; size: number; sha256: string }> {
  for (const [index, { parts }] of tables.entries())
    for (const [number, part] of parts.entries()) yield { name: nameOf.tablePart(index, number), ...part }
  for (const file of files) yield { name: nameOf.file(file.sha256), ...file }
}

/** All bytes that come out of it. */
export function bytesIn(manifest: Manifest): number {
  let bytes = 0
  for (const { size } of partsOf(manifest)) bytes += size
  return bytes
}
