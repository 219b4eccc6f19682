import type { Checkpoint } from './checkpoint'
import { type Opened, openDetails, type StoredEntry, storedEntries } from './stored'

/** Which cleartext goes along: none, all, or what the reader may open. */
export type BundleDetails = 'none' | 'all' | ((entry: StoredEntry) => boolean)

/** True of an entry of which this reader gets no more than the hash. */
type Hidden = (entry: StoredEntry) => boolean

/**
 * The log as JSON lines (lib/audit/FORMAT.md): a manifest with one signed checkpoint, then the entries it covers. Of those
 * that are hidden only the leaf hash goes along: the tree verifies all the same.
 */
export async function* bundleLines(
  { size, note, publicKey }: Checkpoint,
  details: BundleDetails,
  hidden: Hidden | null = null,
): AsyncGenerator<string> {
  const word = typeof details === 'string' ? details : 'some'
  yield JSON.stringify({
    format: 'dertig-audit-bundle',
    v: 2,
    entries: hidden ? 'some' : 'all',
    details: word,
    publicKey,
    checkpoint: note,
  })
  yield* entryLines(size, details, hidden)
}

/** The first `size` entries, one line each. */
export async function* entryLines(
  size: number,
  details: BundleDetails,
  hidden: Hidden | null = null,
): AsyncGenerator<string> {
  for await (const page of storedEntries(0, size, details !== 'none')) {
    const opened = details === 'none' ? [] : await openDetails(page)
    for (const [n, entry] of page.entries()) {
      if (hidden?.(entry)) {
        yield JSON.stringify({ index: Number(entry.index), leaf: hexOf(entry.leafHash) })
        continue
      }
      const detail = opened[n]
      const withheld = typeof details === 'function' && !!detail && detail !== 'erased' && !details(entry)
      yield entryLine(entry, withheld ? 'withheld' : detail)
    }
  }
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function entryLine(entry: StoredEntry, detail: Opened | 'withheld' | undefined): string {
  return JSON.stringify({
    index: Number(entry.index),
    at: entry.at.toISOString(),
    dbUser: entry.dbUser,
    body: entry.body,
    leaf: hexOf(entry.leafHash),
    ...(detail ? { detail } : {}),
  })
}

/** The lines as bytes, in pieces of some size, for a response that streams. */
export function asStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < 64 * 1024) {
        const next = await lines.next()
        if (next.done) {
          if (piece) controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += `${next.value}\n`
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
